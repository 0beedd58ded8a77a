/** One build: its files, where it starts, and what Kustomize makes of it. */
export interface Case {
  /** A sentence: what this case shows. */
  readonly title: string
  /** The folder to build, relative to the files' root. */
  readonly dir: string
  readonly settings: Settings
  readonly files: ReadonlyMap<string, FileContent>
  /** Absent until `scripts/conformance.ts` has asked the oracle. */
  readonly expected?: Expected
}

export interface Settings {
  readonly dialect: '5.5' | '5.8'
  readonly loadRestrictor: 'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone'
}

/** Bytes, or `{ link }` for a symbolic link to that target. */
export type FileContent = string | Uint8Array | { readonly link: string }

export type Expected =
  | { readonly kind: 'output'; readonly text: string }
  /** What the oracle printed, and the words of it that our message must hold too. */
  | { readonly kind: 'error'; readonly text: string; readonly reason: readonly string[] }

const defaults: Settings = { dialect: '5.5', loadRestrictor: 'LoadRestrictionsRootOnly' }

/**
 * Reads a case: a title, settings (`dir: overlay`, `dialect: 5.8`, `load-restrictor: …`), then the files, each under a line
 * `-- path --`, then `>> output` or `>> error` with what is expected. `-- path (json) --` holds a JSON string, `(base64)`
 * bytes, `(link)` a target; `>> reason` the words, one a line, that an error must have in common with the oracle's.
 */
export function parseCase(text: string): Case {
  const [head = '', ...sections] = splitSections(text)
  const [title = '', ...lines] = head.trimEnd().split('\n')
  const settings = new Map(lines.map(line => splitSetting(line)))
  const files = new Map<string, FileContent>()
  const expectations = new Map<string, string>()
  for (const section of sections) {
    const newline = section.indexOf('\n')
    const header = section.slice(0, newline)
    const body = section.slice(newline + 1)
    if (header.startsWith('>> ')) expectations.set(header.slice(3), body)
    else addFile(files, header.slice(3, -3), body)
  }
  const expected = parseExpected(expectations)
  return {
    title,
    dir: settings.get('dir') ?? '.',
    settings: parseSettings(settings),
    files,
    ...(expected === undefined ? {} : { expected }),
  }
}

function splitSections(text: string): readonly string[] {
  return text.split(/^(?=-- \S.* --$|>> (?:output|error|reason)$)/m)
}

function splitSetting(line: string): readonly [string, string] {
  const colon = line.indexOf(': ')
  if (colon === -1) throw new Error(`no setting: ${line}`)
  return [line.slice(0, colon), line.slice(colon + 2)]
}

function parseSettings(settings: ReadonlyMap<string, string>): Settings {
  const unrestricted = settings.get('load-restrictor') === 'LoadRestrictionsNone'
  return {
    dialect: settings.get('dialect') === '5.8' ? '5.8' : defaults.dialect,
    loadRestrictor: unrestricted ? 'LoadRestrictionsNone' : defaults.loadRestrictor,
  }
}

function addFile(files: Map<string, FileContent>, header: string, body: string): void {
  const match = /^(.*) \((json|base64|link)\)$/.exec(header)
  if (match === null) files.set(header, body)
  else files.set(match[1] ?? '', decodeBody(match[2] ?? '', body.trimEnd()))
}

function decodeBody(encoding: string, body: string): FileContent {
  if (encoding === 'link') return { link: body }
  return encoding === 'json' ? String(JSON.parse(body)) : Buffer.from(body, 'base64')
}

function parseExpected(expectations: ReadonlyMap<string, string>): Expected | undefined {
  const output = expectations.get('output')
  if (output !== undefined) return { kind: 'output', text: output }
  const error = expectations.get('error')
  if (error === undefined) return undefined
  const reason = (expectations.get('reason') ?? '').split('\n').filter(line => line !== '')
  return { kind: 'error', text: error, reason }
}

/** The text of a case, as `parseCase` reads it. */
export function formatCase(given: Case): string {
  const { title, dir, settings, files, expected } = given
  const head = [
    title,
    ...(dir === '.' ? [] : [`dir: ${dir}`]),
    ...(settings.dialect === defaults.dialect ? [] : [`dialect: ${settings.dialect}`]),
    ...(settings.loadRestrictor === defaults.loadRestrictor
      ? []
      : [`load-restrictor: ${settings.loadRestrictor}`]),
  ]
  const sections = Array.from(files, ([path, content]) => formatFile(path, content))
  return `${head.join('\n')}\n${sections.join('')}${formatExpected(expected)}`
}

function formatFile(path: string, content: FileContent): string {
  if (content instanceof Uint8Array)
    return `-- ${path} (base64) --\n${Buffer.from(content).toString('base64')}\n`
  if (typeof content !== 'string') return `-- ${path} (link) --\n${content.link}\n`
  const plain = content === '' || (content.endsWith('\n') && isPlain(content))
  return plain ? `-- ${path} --\n${content}` : `-- ${path} (json) --\n${JSON.stringify(content)}\n`
}

function isPlain(content: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such a text would not survive an editor
  return !/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/.test(content) && splitSections(content).length === 1
}

function formatExpected(expected: Expected | undefined): string {
  if (expected === undefined) return ''
  if (expected.kind === 'output') return `>> output\n${expected.text}`
  const reason = expected.reason.length === 0 ? '' : `>> reason\n${expected.reason.join('\n')}\n`
  return `>> error\n${expected.text}${reason}`
}
