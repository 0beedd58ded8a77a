import { isLoopback } from '../github/client/api-base.ts'
import { webhookPath } from './routes.ts'

/** Why GitHub cannot send webhooks to an address so that they arrive here, unread by others, and what it has to be; nothing where it can. A proxy may add to the path. */
export function webhookProblem(text: string): { readonly wrong: string; readonly right: string } | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) return { wrong: 'It is no address.', right: `https://YOUR-HOST${webhookPath}` }
  if (!url.pathname.endsWith(webhookPath))
    return { wrong: `It ends in ${url.pathname}.`, right: `end in ${webhookPath}` }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return undefined
  return { wrong: 'It is plain http, which everybody on the way can read.', right: 'begin with https://' }
}
