import type { Plugin } from 'esbuild'

/**
 * Lets the build leave out what is not used of client-node: it generates a class for each kind of object that Kubernetes has, 15 MB of
 * them, and does not say that merely loading them does nothing. They would cost 60 MB of memory.
 */
export const shakeClientNode: Plugin = {
  name: 'shake-client-node',
  setup(build) {
    build.onResolve({ filter: /^@kubernetes\/client-node$|^\.\.?\// }, async ({ path, ...from }) => {
      const asked = from.pluginData === resolving
      const concerns = path.startsWith('@') || from.resolveDir.includes('/@kubernetes/client-node/')
      if (asked || !concerns) return undefined
      const found = await build.resolve(path, { ...from, pluginData: resolving })
      return { ...found, sideEffects: false }
    })
  },
}

// Marks the question that the plugin itself asks, so that it does not answer it.
const resolving = {}
