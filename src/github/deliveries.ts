import * as z from 'zod'
import { Instant, parseAnswer } from './access.ts'
import type { Api } from './client/api.ts'

const Delivery = z.object({
  // Text where a number would round it.
  id: z.union([z.number().int(), z.string().regex(/^\d+$/)]),
  guid: z.string(),
  delivered_at: Instant,
  redelivery: z.boolean(),
  status_code: z.number(),
  event: z.string(),
})
type Delivery = z.infer<typeof Delivery>

const route = 'GET /app/hook/deliveries'

// GitHub keeps deliveries for three days: "Handling failed webhook deliveries".
const kept = 3 * 24 * 3_600_000
const mostPages = 50

// GitHub waits for an answer for 10 s, GitHub Enterprise Server for 30 s; until then a delivery looks like a failed one.
const onItsWay = 60_000

/**
 * Asks GitHub to send again what failed and was not sent again yet; answers how many.
 * Once each: a redelivery has the guid of the first delivery, so a second failure is left to the sweep.
 */
export async function redeliverFailed(api: Api, now: Date): Promise<number> {
  const deliveries = await listDeliveries(api, new Date(now.getTime() - kept))
  const settled = new Set(
    deliveries
      .filter(({ redelivery, status_code }) => redelivery || isOk(status_code))
      .map(({ guid }) => guid),
  )
  const answered = now.getTime() - onItsWay
  const failed = deliveries.filter(
    ({ guid, delivered_at }) => !settled.has(guid) && delivered_at.getTime() < answered,
  )
  const newest = [...new Map(failed.map(delivery => [delivery.guid, delivery])).values()]
  for (const { id } of newest) {
    const again = 'POST /app/hook/deliveries/{delivery_id}/attempts'
    await api({ route: again, parameters: { delivery_id: id }, expect: [404, 422] })
  }
  return newest.length
}

function isOk(status: number): boolean {
  return status >= 200 && status < 300
}

async function listDeliveries(api: Api, since: Date): Promise<readonly Delivery[]> {
  const all: Delivery[] = []
  let cursor: string | undefined
  for (let page = 1; page <= mostPages; page++) {
    const parameters = { per_page: 100, ...(cursor === undefined ? {} : { cursor }) }
    const answer = await api({ route, parameters })
    const read = parseAnswer(route, z.array(Delivery), answer)
    all.push(...read.filter(({ delivered_at }) => delivered_at >= since))
    cursor = nextCursor(answer.headers.link ?? '')
    if (cursor === undefined || read.some(({ delivered_at }) => delivered_at < since)) return all
  }
  return all
}

function nextCursor(link: string): string | undefined {
  const url = /<(?<url>[^>]+)>;\s*rel="next"/.exec(link)?.groups?.url
  return url === undefined || !URL.canParse(url)
    ? undefined
    : (new URL(url).searchParams.get('cursor') ?? undefined)
}
