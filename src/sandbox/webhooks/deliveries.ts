import type { App } from '../world/accounts.ts'

/** One attempt to deliver a webhook, as the App's list of deliveries shows it. */
export interface Delivery {
  readonly id: number
  readonly app: App
  readonly guid: string
  readonly event: string
  readonly action: string | undefined
  readonly installationId: number | undefined
  readonly repositoryId: number | undefined
  readonly isRedelivery: boolean
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly payload: string
  readonly deliveredAt: number
  duration: number
  status: string
  statusCode: number
  responseBody: string
}

/** The attempts of the last three days, newest first, as GitHub keeps them. */
export class DeliveryLog {
  readonly #all: Delivery[] = []
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  add(delivery: Delivery): void {
    this.#all.unshift(delivery)
  }

  of(app: App): readonly Delivery[] {
    const threeDays = 3 * 24 * 3600 * 1000
    return this.#all.filter(
      delivery => delivery.app === app && this.#now() - delivery.deliveredAt < threeDays,
    )
  }
}
