import type { Withdrawal } from '../../promotion/observed.ts'
import { parseRequestKey, requestId } from '../../promotion/origin.ts'
import type { Reply } from '../answer/desk.ts'
import { type Context, repositoryById } from '../context.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import type { Person, RepositoryPorts } from '../ports/ports.ts'
import type { Reading } from '../reading.ts'
import { drawAgenda } from './agenda.ts'
import { carryOut } from './carry-out.ts'
import type { Run } from './request.ts'

/** A request whose comment no longer says what it said: only what was begun goes on. */
export interface Continuing {
  readonly reading: Reading
  readonly reply: Reply
  readonly withdrawn: Withdrawal
  readonly requester?: Person
}

/** Goes on with what a request had begun. Returns the requests that have to be looked at besides. */
export async function continuePromotion(
  context: Context,
  continuing: Continuing,
): Promise<readonly string[]> {
  const gitops = await gitopsOf(context, continuing.reply.record.key)
  if (gitops === undefined) return []
  const run = await runOf(context, continuing, gitops)
  const agenda = drawAgenda(run)
  return agenda.kind === 'legs' ? carryOut(run, continuing.reading, agenda.legs) : []
}

async function gitopsOf(context: Context, key: string): Promise<RepositoryPorts | undefined> {
  const origin = parseRequestKey(key)
  const ref = origin === undefined ? undefined : await repositoryById(context, origin.gitops)
  return ref === undefined ? undefined : context.installation.open(ref)
}

async function runOf(
  context: Context,
  { reading, reply, withdrawn, requester }: Continuing,
  gitops: RepositoryPorts,
): Promise<Run> {
  const { key, slips } = reply.record
  return {
    context,
    source: reading.source.ref,
    gitops,
    fresh: false,
    reading: await readFleet(context, gitops),
    request: {
      key,
      id: requestId(key),
      source: '',
      dryRun: false,
      slips,
      withdrawn,
      ...(reply.record.verb === 'rollback' ? { rollback: { fromHistory: true } } : {}),
      thread: { issue: reading.conversation.thread.issue, createdAt: reading.since },
      ...(requester === undefined ? {} : { requester }),
    },
  }
}
