import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { verbs } from '../../src/cli/verbs.ts'

let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockkeeper-completion-'))
  writeFileSync(join(folder, 'an event.json'), '{}')
  for (const shell of ['bash', 'zsh', 'fish']) writeFileSync(join(folder, shell), await script(shell))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function script(shell: string): Promise<string> {
  let printed = ''
  const print = (text: string) => {
    printed += text
  }
  const terminal = { stdin: Readable.from([]), out: print, error: print, colour: false, width: undefined }
  await runCommandLine(['completion', shell], '0.0.0', { ...terminal, environment: {}, cwd: '.' })
  return printed
}

/** What the shell itself offers for a line; its answers, sorted. */
type Ask = (line: string) => readonly string[]

function ran(program: string, ...words: readonly string[]): readonly string[] {
  const printed = execFileSync(program, [...words], { cwd: folder, encoding: 'utf8' })
  return printed
    .split('\n')
    .filter(line => line !== '')
    .sort()
}

const bash: Ask = line => {
  const words = line.split(' ').map(word => `'${word}'`)
  const asked = `source ./bash; COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _lockkeeper; printf '%s\\n' "\${COMPREPLY[@]}"`
  return ran('bash', '--norc', '-c', asked)
}

const fish: Ask = line =>
  ran('fish', '--no-config', '-c', `source ./fish; complete -C '${line}'`).map(
    each => each.split('\t')[0] ?? '',
  )

const isThere = (program: string) =>
  (process.env.PATH ?? '').split(delimiter).some(path => existsSync(join(path, program)))
const shells = [['bash', bash] as const, ...(isThere('fish') ? [['fish', fish] as const] : [])]

describe.each(shells)('in %s', (shell, ask) => {
  test.each(verbs.map(({ name }) => name))('%s and each of its flags are offered', name => {
    const verb = verbs.find(each => each.name === name)
    expect(ask(`lockkeeper ${name}`).filter(each => each === name)).toEqual([name])
    const own = verb?.flags.map(flag => `--${flag.name}`) ?? []
    // Which flags hold for every verb each shell shows in its own place.
    expect(ask(`lockkeeper ${name} --`)).toEqual(expect.arrayContaining(own))
  })

  test.each([
    ['lockkeeper build --dialect ', ['5.5', '5.8']],
    ['lockkeeper build --reorder l', ['legacy']],
    ['lockkeeper completion ', ['bash', 'fish', 'zsh']],
  ])('%s is offered %j', (line, offered) => {
    expect([shell, ask(line)]).toEqual([shell, offered])
  })
})

test('bash itself offers files where nothing of ours fits', () => {
  const said = ran('bash', '--norc', '-c', 'source ./bash; complete -p lockkeeper')
  expect(said).toEqual(['complete -o default -F _lockkeeper lockkeeper'])
  expect(bash('lockkeeper render --event an')).toEqual([])
})

const zsh = isThere('zsh') ? test : test.skip
zsh('zsh can read its script', () => {
  expect(ran('zsh', '-f', '-n', './zsh')).toEqual([])
})
