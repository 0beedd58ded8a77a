/** A process that is gone, as a port shows it: nothing that it asks for afterwards happens. */
export class InjectedError extends Error {
  override name = 'InjectedError' as const
}

export interface Fault {
  /** From 1, over all ports. */
  readonly call: number
  /** `after`: the effect happened, and its answer was lost. */
  readonly when: 'before' | 'after'
}

/** Every call of every port passes here: it is counted, may be delayed by a scheduler, and may fail. */
export class Calls {
  readonly log: string[] = []
  fault: Fault | undefined
  /** Runs before each effect: a test's own change of the world, or a pause. */
  before: ((name: string, call: number) => void | Promise<void>) | undefined
  /** Runs after each effect, while its answer is under way. */
  after: ((name: string, call: number) => void | Promise<void>) | undefined

  async run<T>(name: string, effect: () => T): Promise<T> {
    this.log.push(name)
    const call = this.log.length
    await this.before?.(name, call)
    this.#fail(call, 'before', name)
    const result = effect()
    await this.after?.(name, call)
    this.#fail(call, 'after', name)
    return result
  }

  #fail(call: number, when: Fault['when'], name: string): void {
    if (this.fault === undefined || call < this.fault.call) return
    if (call > this.fault.call || this.fault.when === when)
      throw new InjectedError(`${when} call ${call}: ${name}`)
  }
}
