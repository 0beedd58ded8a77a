// Bundles the command line and everything that it loads on demand into build/.
import { chmod, readFile, rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { embedPage } from './embed-page.ts'

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }

const banner = `#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

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
  define: { __VERSION__: JSON.stringify(version) },
  // Probot finds its own package.json and pino its worker files at run time: both stay in node_modules.
  external: ['probot', 'pino'],
  banner: { js: banner },
  plugins: [embedPage],
  logLevel: 'warning',
})
await chmod('build/cli.js', 0o755)
