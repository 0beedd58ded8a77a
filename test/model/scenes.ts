import fc from 'fast-check'
import type { Act } from './acts.ts'
import type { App, Ask, Environment, Who } from './rules.ts'
import { act, mishap, step, where } from './steps.ts'
import type { Trouble } from './trouble.ts'
import type { Step } from './walk.ts'

// Steps that follow one another on purpose: what would seldom come together by chance.

export type Say = Step & { readonly kind: 'say' }

const calm = { post: 'as sent', troubles: [] } as const

/** Mostly nothing goes wrong, so that what is looked for is what happens. */
const mostlyCalm = fc.oneof({ weight: 3, arbitrary: fc.constant(calm) }, { weight: 1, arbitrary: mishap })

/** Which release. */
interface AppIn {
  readonly app: App
  readonly environment: Environment
}

const mover = fc.constantFrom<Who>('writer', 'admin')

const ask = fc.record({ who: mover, place: fc.constant('gitops' as const), ...where })

/** Whatever comes next there. */
export function promotion({
  who,
  place,
  ...slot
}: { readonly who: Who; readonly place: Ask['place'] } & AppIn): Ask {
  return { who, place, what: { kind: 'promote', ...slot, version: 'next', dryRun: false } }
}

/** Somebody, or several at once, say something, and mostly nothing else happens. */
export function say(asks: readonly Ask[], more: Partial<Say> = {}): Say {
  return { kind: 'say', asks, mishap: calm, withdraw: false, meanwhile: [], ...more }
}

/** People do that, and whoever hears of it goes on. */
export function doAct(done: Act): Step {
  return { kind: 'act', act: done, post: 'as sent' }
}

export const failing: Step = { kind: 'checks', conclusion: 'failure' }
export const passing: Step = { kind: 'checks', conclusion: 'success' }
export const checkAgain = doAct({ kind: 'check again', conclusion: 'success' })

/** Something happens to what waits for its check, which then passes. */
const waits: fc.Arbitrary<readonly Step[]> = fc
  .record({
    ask,
    mishap: mostlyCalm,
    by: fc.constantFrom<Who>('writer', 'admin', 'reader', 'reader'),
    act,
    kind: fc.nat(9),
  })
  .map(({ ask: asked, mishap: wrong, by, act: other, kind }) => {
    // In test there is always yet another release.
    const said = promotion(kind < 5 ? { ...asked, environment: 'test' } : asked)
    const cancel: Step = say([{ who: by, place: 'gitops', what: { kind: 'cancel' } }], { mishap: wrong })
    const again: Step = say([{ ...said, who: by }], { mishap: wrong })
    const byHand: Act = {
      kind: 'pin by hand',
      app: asked.app,
      environment: asked.environment,
      version: '7.0.0',
    }
    const between: readonly (readonly Step[])[] = [
      [doAct({ kind: 'revoke' })],
      [cancel],
      [cancel, again],
      [again],
      [doAct({ kind: 'push', pick: 0 })],
      [doAct({ kind: 'edit', pick: 0 })],
      [doAct({ kind: 'delete', pick: 0 }), { kind: 'replace' }],
      [doAct({ kind: 'delete the reply to', pick: 0 }), { kind: 'replace' }],
      [doAct(byHand)],
      [doAct(other)],
    ]
    return [failing, say([said]), ...(between[kind] ?? []), passing, checkAgain, doAct({ kind: 'grant' })]
  })

/** A release goes all the way, where somebody else may have to approve it; or its approval is worth nothing. */
const approved: fc.Arbitrary<readonly Step[]> = fc
  .record({ ask, by: fc.constantFrom('writer' as const, 'admin' as const), kind: fc.nat(3) })
  .map(({ ask: asked, by, kind }) => {
    const said = say([promotion({ ...asked, environment: 'prod' })])
    const approve = doAct({ kind: 'approve', pick: 0, by })
    const other = asked.app === 'podinfo' ? '7.0.2' : '1.9.0'
    const stage = doAct({ kind: 'pin by hand', app: asked.app, environment: 'stage', version: other })
    const between: readonly (readonly Step[])[] = [
      [said, said, said, approve],
      [failing, said, approve, doAct({ kind: 'push', pick: 0 }), passing, checkAgain],
      [failing, said, approve, doAct({ kind: 'dismiss', pick: 0, by }), passing, checkAgain],
      [failing, said, approve, stage, said, passing, checkAgain],
    ]
    return between[kind] ?? []
  })

/** Several at once want the same, seen by two processes, while somebody pushes onto the branch. */
const races: fc.Arbitrary<readonly Step[]> = fc
  .record({
    ask,
    others: fc.array(mover, { minLength: 1, maxLength: 2 }),
    mishap,
    pushes: fc.array(fc.nat(15_000), { maxLength: 3 }),
  })
  .map(({ ask: asked, others, mishap: wrong, pushes }) => {
    const asks = [asked.who, ...others].map(who => promotion({ ...asked, who }))
    const pushed = { replica: 0, nth: 1, trouble: 'somebody pushes before the merge' } as const
    const meanwhile = pushes.map(after => ({ after, act: { kind: 'push', pick: 0 } as const }))
    return [
      { kind: 'second replica', runs: true },
      say(asks, { mishap: wrong }),
      say(asks.slice(0, 1), { meanwhile, mishap: { post: 'as sent', troubles: [pushed] } }),
    ]
  })

/** There, on, and back. */
const returns: fc.Arbitrary<readonly Step[]> = fc
  .record({ ask, mishap: mostlyCalm })
  .map(({ ask: asked, mishap: wrong }) => {
    const forth = say([promotion({ ...asked, environment: 'test' })])
    const back: Step = say([{ ...asked, what: { kind: 'rollback', app: asked.app, environment: 'test' } }], {
      mishap: wrong,
    })
    return [forth, forth, back, back]
  })

/** Nothing comes through, and somebody changes the words before anybody read them. */
const unread: fc.Arbitrary<readonly Step[]> = ask.map(asked => [
  say([promotion(asked)], {
    mishap: { post: 'lost', troubles: [] },
    meanwhile: [{ after: 0, act: { kind: 'edit', pick: 0 } }],
  }),
  { kind: 'sweep' },
])

/** Answers to a promotion are lost, one or two of them. */
const stumbles: fc.Arbitrary<readonly Step[]> = fc
  .record({
    ask,
    troubles: fc.array(
      fc.record({
        replica: fc.constant(0),
        nth: fc.integer({ min: 2, max: 34 }),
        trouble: fc.constantFrom<Trouble>(
          'answer lost',
          'gateway after',
          'cut short',
          'written otherwise',
          'lists lag',
        ),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  })
  .map(({ ask: asked, troubles }) => [say([promotion(asked)], { mishap: { post: 'as sent', troubles } })])

/** A version that nobody made. */
const unheard: fc.Arbitrary<readonly Step[]> = ask.map(({ who, place }) => [
  say([
    {
      who,
      place,
      what: { kind: 'promote', app: 'podinfo', environment: 'test', version: '9.9.9', dryRun: false },
    },
  ]),
])

/** One step, or several that belong together. */
export const scene: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 20, arbitrary: step.map(each => [each]) },
  { weight: 3, arbitrary: waits },
  { weight: 2, arbitrary: approved },
  { weight: 2, arbitrary: races },
  { weight: 1, arbitrary: returns },
  { weight: 4, arbitrary: stumbles },
  { weight: 1, arbitrary: unread },
  { weight: 1, arbitrary: unheard },
)
