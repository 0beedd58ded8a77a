import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../http/exchange.ts'
import { submitManifest } from '../rest/manifests.ts'
import type { World } from '../world/world.ts'

/** The page to which an App's manifest is posted: registers it at once and leads back with a code. */
export function createManifestForm(world: World) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const match = /^(\/organizations\/(?<organization>[^/]+))?\/settings\/apps\/new$/.exec(url.pathname)
    if (match === null || request.method !== 'POST') return false
    const form = new URLSearchParams((await readBody(request))?.toString('utf8') ?? '')
    const place = redirection(world, match.groups?.organization ?? 'acme', form.get('manifest') ?? '')
    if (place === undefined) {
      response
        .writeHead(422, { 'content-type': 'text/plain' })
        .end('The manifest is no JSON, or has no redirect_url.\n')
      return true
    }
    const state = url.searchParams.get('state')
    if (state !== null) place.searchParams.set('state', state)
    response.writeHead(302, { location: place.href }).end()
    return true
  }
}

function redirection(world: World, owner: string, text: string): URL | undefined {
  try {
    const manifest = JSON.parse(text) as Readonly<Record<string, unknown>>
    const place = new URL(String(manifest.redirect_url))
    place.searchParams.set('code', submitManifest(world, owner, manifest))
    return place
  } catch {
    return undefined
  }
}
