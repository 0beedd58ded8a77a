/** Stops automation for an app in an environment; people may still promote. */
export interface Hold {
  readonly app: string
  readonly environment: string
  readonly by: string
  /** The request that put it. */
  readonly request: string
  /** ISO 8601. */
  readonly at: string
  readonly reason?: string
}

/** The file that a hold stands in. */
export function holdFile({ app, environment }: Pick<Hold, 'app' | 'environment'>): string {
  return `holds/${environment}/${app}.json`
}

export function formatHold(hold: Hold): string {
  return `${JSON.stringify(hold, undefined, 2)}\n`
}

/** The hold that a file's text describes, or nothing when it describes none. */
export function parseHold(text: string): Hold | undefined {
  const { app, environment, by, request, at, reason } = parseObject(text)
  if (typeof app !== 'string' || typeof environment !== 'string' || typeof by !== 'string') return undefined
  if (typeof request !== 'string' || typeof at !== 'string') return undefined
  return { app, environment, by, request, at, ...(typeof reason === 'string' ? { reason } : {}) }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}
