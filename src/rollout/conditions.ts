import { type Field, listAt, numberAt, textAt, timeAt } from './fields.ts'

/** One entry of `status.conditions`, or of a list that is made alike. */
export interface Condition {
  readonly type: string
  readonly status: string
  readonly reason: string
  readonly message: string
  /** When its status last changed, in milliseconds since 1970. */
  readonly since?: number
  readonly observedGeneration?: number
}

/** An object's conditions in their order; entries without a type are left out. */
export function conditionsOf(object: Field): readonly Condition[] {
  return readConditions(listAt(object, 'status', 'conditions'))
}

/** Reads a list of conditions from wherever it stands. */
export function readConditions(list: readonly Field[]): readonly Condition[] {
  return list.flatMap(entry => {
    const type = textAt(entry, 'type')
    if (type === undefined) return []
    const since = timeAt(entry, 'lastTransitionTime')
    const observedGeneration = numberAt(entry, 'observedGeneration')
    return {
      type,
      status: textAt(entry, 'status') ?? 'Unknown',
      reason: textAt(entry, 'reason') ?? '',
      message: textAt(entry, 'message') ?? '',
      ...(since === undefined ? {} : { since }),
      ...(observedGeneration === undefined ? {} : { observedGeneration }),
    }
  })
}

/** The condition of that type. */
export function conditionOf(object: Field, type: string): Condition | undefined {
  return conditionsOf(object).find(condition => condition.type === type)
}

/** What a condition says, in one line: its message, or its reason where it has none. */
export function sayCondition({ type, status, reason, message }: Condition): string {
  const said = [reason, message].filter(text => text !== '').join(': ')
  return said === '' ? `${type} is ${status}` : said
}

/** What is said of `Ready`. While a controller works that is no more than that it does; `Reconciling` says at what, and for how long. */
export function sayWork(object: Field, ready: Condition): string {
  const reconciling = conditionOf(object, 'Reconciling')
  const isWork = ready.status === 'Unknown' && reconciling?.status === 'True' && reconciling.message !== ''
  return sayCondition(isWork ? reconciling : ready)
}

/** Whether a condition has stood as it does for longer than `milliseconds`; one without a time counts as old. */
export function isOlder({ since }: Condition, now: number, milliseconds: number): boolean {
  return since === undefined || now - since > milliseconds
}
