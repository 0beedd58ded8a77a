// Bundles the Action into dist/, which `uses:` runs as it is committed. The same sources give the same bytes.
// Usage: node scripts/build-action.ts [FOLDER]
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'

const folder = process.argv[2] ?? 'dist'

// Packages that still call `require` need one in a module.
const banner = `import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

// @actions/core reaches it for tokens of OpenID Connect, which nothing here asks for; it would be most of what a step loads first.
const toolkitHttp = /^(?:@actions\/http-client(?:\/.*)?|undici|tunnel)$/

/** Leaves the toolkit's HTTP client out where nothing is used of it. */
const withoutToolkitHttp: Plugin = {
  name: 'without the toolkit’s HTTP client',
  setup({ onResolve, resolve }) {
    onResolve({ filter: toolkitHttp }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'asked' || !importer.includes('/@actions/')) return undefined
      const found = await resolve(path, { importer, resolveDir, kind, pluginData: 'asked' })
      return { ...found, sideEffects: false }
    })
  },
}

const { outputFiles, metafile } = await build({
  write: false,
  metafile: true,
  entryPoints: { index: 'src/action.ts' },
  outdir: folder,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  banner: { js: banner },
  plugins: [withoutToolkitHttp],
  legalComments: 'none',
  logLevel: 'warning',
})

await rm(folder, { recursive: true, force: true })
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, contents)
}
await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
await writeFile(join(folder, 'LICENSES.txt'), await licences(metafile))

/** The licence of each package that is bundled, in the order of their names. */
async function licences({ inputs }: Metafile): Promise<string> {
  const names = new Set(
    Object.keys(inputs).flatMap(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  )
  const texts = await Promise.all([...names].sort().map(licenceOf))
  return texts.join(`\n${'-'.repeat(78)}\n\n`)
}

async function licenceOf(name: string): Promise<string> {
  const root = join('node_modules', name)
  const { version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly license?: string
  }
  const candidates = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'LICENSE-MIT']
  const found = await Promise.all(
    candidates.map(file => readFile(join(root, file), 'utf8').catch(() => undefined)),
  )
  const text =
    found.find(each => each !== undefined) ?? `${license ?? 'no licence'} (its text is not in the package)`
  return `${name}@${version}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`
}
