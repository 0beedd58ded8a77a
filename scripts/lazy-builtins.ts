import type { Plugin } from 'esbuild'

/**
 * Lets the program take three of Node's own modules without an `import`: to import one, Node asks for everything that it exports, and
 * so loads what hides behind its getters (promises, streams, diffs, web crypto). Measured: a sixth of the time of a short verb.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: /^node:(?:crypto|fs|util)$/ }, ({ path, kind, importer }) => {
      const isOurs = kind === 'import-statement' && !importer.includes('node_modules')
      return isOurs ? { path, namespace: 'node-builtin' } : undefined
    })
    build.onLoad({ filter: /.*/, namespace: 'node-builtin' }, ({ path }) => ({ contents: shimOf(path) }))
  },
}

// What nobody imports is left out by the build, and so is not asked for. Crypto, which is slow to load, waits for the first call.
function shimOf(path: string): string {
  const module = Object.entries(process.getBuiltinModule(path) ?? {})
  return [
    `const own = () => process.getBuiltinModule(${JSON.stringify(path)})`,
    'const take = name => own()[name]',
    ...module
      .filter(([name]) => /^[A-Za-z_$][\w$]*$/.test(name))
      .map(([name, value]) =>
        path === 'node:crypto' && typeof value === 'function' && /^[a-z]/.test(name)
          ? `export const ${name} = (...words) => own().${name}(...words)`
          : `export const ${name} = /* @__PURE__ */ take(${JSON.stringify(name)})`,
      ),
  ].join('\n')
}
