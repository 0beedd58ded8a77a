import type { Problem } from '../lib/problem.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { Contents } from './contents.ts'

/** What is worked out only when somebody asks. */
interface Later {
  readonly contents: () => Contents
  readonly ordered: () => boolean
  readonly problems: () => readonly Problem[]
}

/** A fleet of what is known and what is worked out later: who only renders asks for no apps, and they take half of the time. */
export function fleetOf(
  known: Pick<Fleet, 'environments' | 'roots'>,
  { contents, ordered, problems }: Later,
): Fleet {
  return {
    ...known,
    get apps() {
      return contents().apps
    },
    get pins() {
      return contents().pins
    },
    get companions() {
      return contents().companions
    },
    get doubts() {
      return contents().doubts
    },
    get ordered() {
      return ordered()
    },
    get problems() {
      return problems()
    },
  }
}
