import { type Answer, notFound, ok } from '../http/answer.ts'
import { type Call, numberParam } from '../http/call.ts'
import { optionalText } from '../http/fields.ts'
import type { Route } from '../http/route.ts'
import type { Delivery } from '../webhooks/deliveries.ts'
import type { WebhookSender } from '../webhooks/sender.ts'
import type { Hook } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import { callingApp } from './apps.ts'

/** The App's webhook and its deliveries; only the App's own JWT may. */
export function hookRoutes(sender: WebhookSender): readonly Route[] {
  const find = (call: Call) =>
    sender.log.of(callingApp(call)).find(({ id }) => id === numberParam(call, 'id')) ?? notFound()
  const redeliver = (call: Call): Answer => {
    sender.redeliver(find(call))
    return { status: 202, body: {} }
  }
  return [
    ['GET', '/app/hook/config', 'app', call => ok(configShape(callingApp(call).hook))],
    ['PATCH', '/app/hook/config', 'app', updateConfig],
    ['GET', '/app/hook/deliveries', 'app', call => listDeliveries(call, sender)],
    ['GET', '/app/hook/deliveries/:id', 'app', call => ok(deliveryShape(find(call)))],
    ['POST', '/app/hook/deliveries/:id/attempts', 'app', redeliver],
  ]
}

function configShape(hook: Hook) {
  return { content_type: 'json', insecure_ssl: '0', secret: '********', url: hook.url ?? '' }
}

function updateConfig(call: Call): Answer {
  const { hook } = callingApp(call)
  hook.url = optionalText(call.body, 'url') ?? hook.url
  hook.secret = optionalText(call.body, 'secret') ?? hook.secret
  return ok(configShape(hook))
}

// This list is not paged by number but by a cursor.
function listDeliveries(call: Call, sender: WebhookSender): Answer {
  const { query, world } = call
  const size = Math.min(100, Number(query.get('per_page') ?? 30) || 30)
  const cursor = query.get('cursor')
  const wanted = query.get('status')
  const all = sender.log
    .of(callingApp(call))
    .filter(({ status }) => wanted === null || (wanted === 'success') === (status === 'OK'))
  const start =
    cursor === null
      ? 0
      : Math.max(
          0,
          all.findIndex(({ id }) => `v1_${id}` === cursor),
        )
  const shown = all.slice(start, start + size)
  const next = all[start + size]
  const address = `${world.addresses.api}${call.path}?per_page=${size}&cursor=v1_${next?.id}`
  const headers = next === undefined ? {} : { link: `<${address}>; rel="next"` }
  return { status: 200, body: shown.map(summaryShape), headers }
}

function summaryShape(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: iso(delivery.deliveredAt),
    redelivery: delivery.isRedelivery,
    duration: delivery.duration,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action ?? null,
    installation_id: delivery.installationId ?? null,
    repository_id: delivery.repositoryId ?? null,
    throttled_at: null,
  }
}

function deliveryShape(delivery: Delivery) {
  return {
    ...summaryShape(delivery),
    url: delivery.app.hook.url ?? '',
    request: { headers: delivery.requestHeaders, payload: JSON.parse(delivery.payload) },
    response: { headers: {}, payload: delivery.responseBody },
  }
}
