/** The process as a verb sees it: streams, terminal and environment are arguments, so that a test can be the terminal. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Standard output is a terminal that shows colour. */
  readonly colour: boolean
  /** Columns of the terminal, or nothing when the output is a file or a pipe. */
  readonly width: number | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

/** 0 done · 1 refused, failed or findings that block · 2 unknown or waiting for a person · 3 wrong usage or configuration. */
export type ExitCode = 0 | 1 | 2 | 3

export interface Flag {
  readonly name: string
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly value?: string
  readonly summary: string
  readonly multiple?: boolean
}

export interface Call {
  readonly positionals: readonly string[]
  readonly text: (flag: string) => string | undefined
  readonly texts: (flag: string) => readonly string[]
  readonly has: (flag: string) => boolean
}

export type Run = (call: Call, terminal: Terminal) => Promise<ExitCode>

/** One row of the command line: what parses it, what `--help` says, and the code that is loaded only when it runs. */
export interface Verb {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly example: string
  readonly flags: readonly Flag[]
  /** How many words may follow the flags. */
  readonly positionals: readonly [least: number, most: number]
  readonly load: () => Promise<{ readonly run: Run }>
}
