import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'

/** A file the browser asks for, by its name under `/_page/`. */
export interface Asset {
  readonly type: string
  readonly text: string
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
}

/**
 * A file of the page straight from `client/`, its types stripped so that a browser runs it; undefined when there is none.
 * The build replaces this module by one that holds the same files as texts (scripts/build.ts).
 */
export async function readAsset(name: string): Promise<Asset | undefined> {
  const extension = /^(?:[a-z-]+\/)?[a-z-]+\.(html|css|svg|ts)$/.exec(name)?.[1]
  if (extension === undefined) return undefined
  const text = await readText(new URL(`./client/${name}`, import.meta.url))
  if (text === undefined) return undefined
  return { type: types[extension] ?? '', text: extension === 'ts' ? stripTypeScriptTypes(text) : text }
}

async function readText(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return undefined
  }
}
