// Puts the sandbox's page into the bundle as texts, so that the built file works without the sources.
import { readFile } from 'node:fs/promises'
import { build, type Plugin } from 'esbuild'

const client = 'src/sandbox/page/client'

/** Replaces the module that reads the page's files by one that holds them; the browser's modules become one, minified. */
export const embedPage: Plugin = {
  name: 'embed-page',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]sandbox[\\/]page[\\/]assets\.ts$/ }, async () => ({
      contents: `const assets = new Map(${JSON.stringify(await readAssets())})
export async function readAsset(name) { return assets.get(name) }`,
    }))
  },
}

interface Asset {
  readonly type: string
  readonly text: string
}

async function readAssets(): Promise<readonly (readonly [name: string, asset: Asset])[]> {
  return [
    [
      'index.html',
      { type: 'text/html; charset=utf-8', text: await readFile(`${client}/index.html`, 'utf8') },
    ],
    ['icon.svg', { type: 'image/svg+xml', text: await readFile(`${client}/icon.svg`, 'utf8') }],
    ['page.css', { type: 'text/css; charset=utf-8', text: await minify('page.css') }],
    ['main.ts', { type: 'text/javascript; charset=utf-8', text: await minify('main.ts') }],
  ]
}

async function minify(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${client}/${entry}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2023', 'chrome123', 'firefox120', 'safari17.5'],
    legalComments: 'none',
  })
  return outputFiles[0]?.text ?? ''
}
