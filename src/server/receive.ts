import type { Logger } from 'pino'
import { type ApplicationFunction, Probot } from 'probot'
import type { SignedEvent } from './intake.ts'

/** Starts Probot as the router of events; answers what hands it one. */
export async function createReceive(
  app: ApplicationFunction,
  log: Logger,
): Promise<(event: SignedEvent) => Promise<void>> {
  // Probot's own client is not used, hence no key for it: with a token it makes no client for each event.
  const probot = new Probot({ githubToken: 'not-used', log })
  await probot.ready()
  await probot.load(app)
  // Names and payloads of events that Probot does not know pass through as well: the app ignores them.
  return event => probot.receive(event as Parameters<typeof probot.receive>[0])
}
