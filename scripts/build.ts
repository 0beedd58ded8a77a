// Bundles the command line and everything that it loads on demand into build/.
import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'
import { embedPage } from './embed-page.ts'
import { lazyBuiltins } from './lazy-builtins.ts'
import { shakeClientNode } from './shake-client-node.ts'

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }

const banner = `#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

const { outputFiles } = await build({
  write: false,
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
  plugins: [embedPage, shakeClientNode, lazyBuiltins],
  logLevel: 'warning',
})

// Programs may be running from build/ and load a chunk later: each file is put in its place whole, the entry last, and
// chunks of earlier builds stay for an hour.
const entry = join('build', 'cli.js')
const chunks = join('build', 'chunks')
await mkdir(chunks, { recursive: true })
for (const { path, contents } of outputFiles.toSorted(file => (basename(file.path) === 'cli.js' ? 1 : -1))) {
  const place = basename(path) === 'cli.js' ? entry : join(chunks, basename(path))
  const draft = join(dirname(place), `.${basename(place)}.${process.pid}`)
  await writeFile(draft, contents)
  if (place === entry) await chmod(draft, 0o755)
  await rename(draft, place)
}
const current = new Set(outputFiles.map(({ path }) => basename(path)))
const anHourAgo = Date.now() - 3_600_000
for (const name of await readdir(chunks)) {
  const { mtimeMs } = await stat(join(chunks, name))
  if (!current.has(name) && mtimeMs < anHourAgo) await rm(join(chunks, name), { force: true })
}

// npx runs what stands here as it is; without it, it makes a package of this folder first, and keeps a broken one.
const command = join('node_modules', '.bin', 'lockkeeper')
await rm(command, { force: true })
await symlink(join('..', '..', entry), command)
