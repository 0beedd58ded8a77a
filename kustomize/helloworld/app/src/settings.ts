/** What the environment tells. */
export interface Settings {
  readonly port: number
  /** As it was when the process started: only a restart changes it. */
  readonly message: string
  /** A mounted ConfigMap; the kubelet changes it under the running process. */
  readonly messageFile: string
  /** Milliseconds between being told to stop and taking nothing new: until then others may still send requests here. */
  readonly notice: number
}

export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Reads the settings; every problem is listed. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): ParsedSettings {
  const port = parseCount(environment.PORT ?? '8080', 65_535)
  const notice = parseCount(environment.NOTICE ?? '3000', 60_000)
  if (port === undefined || notice === undefined)
    return {
      kind: 'problems',
      problems: [
        ...(port === undefined ? ['PORT must be a number from 0 (any free port) to 65535.'] : []),
        ...(notice === undefined ? ['NOTICE must be a number of milliseconds up to 60000.'] : []),
      ],
    }
  const message = environment.MESSAGE ?? 'Hello world!'
  const messageFile = environment.MESSAGE_FILE ?? '/etc/helloworld/message'
  return { kind: 'settings', settings: { port, notice, message, messageFile } }
}

function parseCount(text: string, most: number): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined
}
