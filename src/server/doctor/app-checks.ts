import type { Connection } from '../../github/client/connection.ts'
import {
  type AppFacts,
  type HookFacts,
  missingPermissions,
  readHookFacts,
} from '../../github/registration.ts'
import { appEvents, appPermissions } from '../../github/rights.ts'
import type { Settings } from '../settings.ts'
import { webhookProblem } from '../webhook-address.ts'
import { bad, type Check, good, judge, seen } from './check.ts'

/** The GitHub App as it is registered: what it may do, what it is told of, and whether that arrives. */
export async function appChecks(
  connection: Connection,
  facts: AppFacts,
  { webhookSecrets }: Settings,
): Promise<readonly Check[]> {
  const page = `on the page of the GitHub App (${facts.settingsUrl})`
  const missing = missingPermissions(facts.permissions, appPermissions)
  const events = appEvents.filter(event => !facts.events.includes(event))
  const dangerous = ['workflows', 'administration', 'secrets'].filter(name => name in facts.permissions)
  return [
    judge('permissions', missing, wrong => `Add ${wrong} ${page}; each owner is then asked to accept.`),
    judge(
      'no dangerous permissions',
      dangerous,
      wrong => `Take ${wrong} away ${page}: Lockkeeper needs it for nothing.`,
    ),
    judge('events', events, wrong => `Subscribe to ${wrong} ${page}.`),
    ...(webhookSecrets.length === 0
      ? []
      : await seen('webhook', async () => hookChecks(await readHookFacts(connection), page))),
  ]
}

function hookChecks(hook: HookFacts, page: string): readonly Check[] {
  if (hook.url === undefined)
    return [
      bad(
        'webhook',
        `The webhook has no address. Set it ${page} to https://YOUR-HOST/api/github/webhooks, or run with --poll.`,
      ),
    ]
  return [
    addressCheck(hook.url, page),
    hook.json
      ? good('webhook: content type')
      : bad('webhook: content type', `Set it ${page} to application/json; form bodies are refused.`),
    hook.verifiesTls
      ? good('webhook: TLS is verified')
      : bad('webhook: TLS is verified', `Enable SSL verification ${page}.`),
    deliveryCheck(hook),
  ]
}

function addressCheck(text: string, page: string): Check {
  const name = 'webhook: address'
  const problem = webhookProblem(text)
  return problem === undefined
    ? good(name)
    : bad(name, `${problem.wrong} Set it ${page} to ${problem.right}.`)
}

/** What the last webhooks met tells whether GitHub reaches us, and whether the secret is the same on both sides. */
function deliveryCheck({ deliveries }: HookFacts): Check {
  const name = 'webhook: deliveries'
  const failed = deliveries.filter(({ status }) => status < 200 || status > 299)
  const [newest] = failed
  if (newest === undefined) return good(name)
  if (deliveries[0] === newest && newest.status === 401)
    return bad(
      name,
      'The server answered 401: the secret on the page of the GitHub App is another than WEBHOOK_SECRET. Set both to the same, with WEBHOOK_SECRET_PREVIOUS while you change it.',
    )
  const share = `${failed.length} of the last ${deliveries.length} failed, the newest with ${newest.status === 0 ? 'no answer' : newest.status}`
  return deliveries[0] === newest
    ? bad(
        name,
        `${share}. See whether GitHub can reach the webhook's address; what was lost is asked for again.`,
      )
    : good(`${name}: ${share}; the newest arrived`)
}
