// Bundles the command line and everything that it loads on demand into build/.
import { chmod, rm } from 'node:fs/promises'
import { build } from 'esbuild'

await rm('build', { recursive: true, force: true })
await build({
  entryPoints: { cli: 'src/cli.ts' },
  outdir: 'build',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // Probot finds its own package.json and pino its worker files at run time: both stay in node_modules.
  external: ['probot', 'pino'],
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'\nconst require = __createRequire(import.meta.url)",
  },
  loader: { '.html': 'text', '.css': 'text', '.sdl': 'text' },
  logLevel: 'warning',
})
await chmod('build/cli.js', 0o755)
