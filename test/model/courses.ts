import type { Act } from './acts.ts'
import type { Ask, Environment, Who } from './rules.ts'
import { checkAgain, doAct, failing, passing, promotion, type Say, say } from './scenes.ts'
import type { Where } from './stage.ts'
import type { Trouble } from './trouble.ts'
import type { Step } from './walk.ts'

// Short walks that lead to each rule once, whatever chance does elsewhere.

export interface Course {
  readonly name: string
  readonly where?: Partial<Where>
  readonly steps: readonly Step[]
}

function next(who: Who, environment: Environment = 'test'): Ask {
  return promotion({ who, place: 'gitops', app: 'podinfo', environment })
}

function said(who: Who, environment?: Environment, more: Partial<Say> = {}): Say {
  return say([next(who, environment)], more)
}

function of(who: Who, what: Ask['what'], place: Ask['place'] = 'gitops'): Say {
  return say([{ who, place, what }])
}

function release(app: 'podinfo' | 'helloworld', version: string, environment: Environment): Ask['what'] {
  return { kind: 'promote', app, version, environment, dryRun: false }
}

function meeting(trouble: Trouble, nth = 1): Pick<Say, 'mishap'> {
  return { mishap: { post: 'as sent', troubles: [{ replica: 0, nth, trouble }] } }
}

/** While it waits for its check that happens, and then the check passes. */
function waiting(name: string, ...between: readonly Step[]): Course {
  return { name, steps: [failing, said('writer'), ...between, passing, checkAgain, { kind: 'sweep' }] }
}

const lost = { post: 'lost', troubles: [] } as const
const cancel = { kind: 'cancel' } as const
const byHand = (environment: Environment, version: string): Step =>
  doAct({ kind: 'pin by hand', app: 'podinfo', environment, version })

const whileWaiting: readonly Course[] = [
  waiting('the check alone'),
  waiting('the right is taken away', doAct({ kind: 'revoke' })),
  waiting('a reader cancels', of('reader', cancel)),
  waiting('who may write cancels', of('admin', cancel)),
  waiting('cancelled, and asked for again', of('admin', cancel), said('admin')),
  waiting('somebody asks for another release', said('admin')),
  waiting('somebody pushes onto the branch', doAct({ kind: 'push', pick: 0 })),
  waiting('the words are changed', doAct({ kind: 'edit', pick: 0 })),
  waiting('the words are gone', doAct({ kind: 'delete', pick: 0 }), { kind: 'replace' }),
  waiting('the slot moves by hand', byHand('test', '7.0.2')),
  waiting('the base moves', doAct({ kind: 'move the base', pick: 1 })),
  {
    name: 'comment and reply are gone, and nobody hears of the check',
    steps: [
      failing,
      said('writer'),
      doAct({ kind: 'delete the reply to', pick: 0 }),
      doAct({ kind: 'delete', pick: 0 }),
      passing,
      { kind: 'act', act: { kind: 'check again', conclusion: 'success' }, post: 'lost' },
      { kind: 'sweep' },
    ],
  },
  {
    name: 'the right is taken away while the promotion is under way',
    steps: [0, 1_000, 2_000, 4_000, 8_000].flatMap(after => [
      said('writer', 'test', { meanwhile: [{ after, act: { kind: 'revoke' } }] }),
      checkAgain,
      doAct({ kind: 'grant' }),
    ]),
  },
]

function approval(name: string, ...steps: readonly Step[]): Course {
  return { name: `approval: ${name}`, where: { approval: true }, steps }
}

const approve = (by: 'writer' | 'admin'): Step => doAct({ kind: 'approve', pick: 0, by })

const approvals: readonly Course[] = [
  approval('by who asked', said('writer', 'prod'), approve('writer')),
  approval('by somebody else', said('writer', 'prod'), approve('admin')),
  approval(
    'taken back',
    failing,
    said('writer', 'prod'),
    approve('admin'),
    doAct({ kind: 'dismiss', pick: 0, by: 'admin' }),
    passing,
    checkAgain,
  ),
  approval(
    'of what somebody changed since',
    failing,
    said('writer', 'prod'),
    approve('admin'),
    doAct({ kind: 'push', pick: 0 }),
    passing,
    checkAgain,
  ),
  approval(
    'of the release before',
    failing,
    said('writer', 'prod'),
    approve('admin'),
    byHand('stage', '7.0.2'),
    said('writer', 'prod'),
    passing,
    checkAgain,
  ),
  approval('of who may only read', doAct({ kind: 'revoke' }), said('admin', 'prod'), approve('writer')),
]

const refusals: readonly Course[] = [
  {
    name: 'who may not, where it is not allowed, and what comes too early',
    steps: [
      said('reader'),
      say([{ ...next('stranger'), place: 'source' }]),
      said('bot'),
      of('writer', release('helloworld', '1.5.0', 'test'), 'source'),
      of('writer', release('podinfo', '7.0.1', 'prod')),
      of('writer', release('podinfo', '9.9.9', 'test')),
      of('writer', { ...release('podinfo', '7.0.1', 'test'), dryRun: true } as Ask['what']),
      of('writer', release('podinfo', '7.0.1', 'test')),
      of('writer', release('podinfo', '7.0.1', 'stage')),
      of('writer', release('podinfo', '7.0.1', 'prod')),
    ],
  },
  {
    name: 'there, on, and back, and back once more',
    steps: [
      ...[said('writer'), said('admin')],
      ...[1, 2, 3].map(() => of('writer', { kind: 'rollback', app: 'podinfo', environment: 'test' })),
    ],
  },
  { name: 'a failing check', steps: [failing, said('writer'), { kind: 'sweep' }] },
  { name: 'a train', steps: [said('writer'), of('admin', { kind: 'train', from: 'test', to: 'stage' })] },
  {
    name: 'through the queue',
    where: { protection: 'queue' },
    steps: [said('writer'), said('admin', 'prod')],
  },
]

function lostWords(name: string, act: Act): Course {
  const meanwhile = [{ after: 0, act }]
  return { name, steps: [said('writer', 'test', { mishap: lost, meanwhile }), { kind: 'sweep' }] }
}

// Each of the first so many requests: what comes later is the reply alone.
const nths = Array.from({ length: 11 }, (_, index) => 3 * index + 2)

const mishaps: readonly Course[] = [
  lostWords('a webhook is lost', { kind: 'grant' }),
  lostWords('nobody reads it before the words are changed', { kind: 'edit', pick: 0 }),
  lostWords('nobody reads it before the words are gone', { kind: 'delete', pick: 0 }),
  { name: 'a commit is written otherwise', steps: [said('writer', 'test', meeting('written otherwise'))] },
  waiting(
    'the commit that takes its place is written otherwise',
    said('admin', 'test', meeting('written otherwise')),
  ),
  {
    name: 'somebody pushes right before the merge',
    steps: [said('writer', 'test', meeting('somebody pushes before the merge'))],
  },
  ...(['answer lost', 'gateway after', 'secondary 429', 'secondary 403', 'dies after'] as const).map(
    trouble => ({
      name: `${trouble} at any request`,
      steps: nths.map(nth => said('writer', 'test', meeting(trouble, nth))),
    }),
  ),
  {
    name: 'lists lag at any request',
    where: { replicas: 2 as const },
    steps: nths.map(nth => said('writer', 'test', meeting('lists lag', nth))),
  },
  {
    name: 'several at once, twice over',
    where: { replicas: 2 as const },
    steps: [0, 1, 2].map(() =>
      say([next('writer'), next('admin'), next('writer')], { mishap: { post: 'doubled', troubles: [] } }),
    ),
  },
]

export const courses: readonly Course[] = [...whileWaiting, ...approvals, ...refusals, ...mishaps]
