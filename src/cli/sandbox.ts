import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseComment } from '../command/comment.ts'
import { ProblemError } from '../lib/problem.ts'
import { requestId } from '../promotion/origin.ts'
import type { ReplyRecord } from '../report/marker.ts'
import { plainReply } from '../report/plain-reply.ts'
import { type FollowedReply, followReplies } from './follow-reply.ts'
import { openGateway, type ThreadRef } from './gateway.ts'
import { printJson } from './print.ts'
import { startPrompt } from './prompt.ts'
import type { ClusterChoice } from './sandbox-clusters.ts'
import { type Sandbox, startSandbox } from './sandbox-parts.ts'
import { threadFor } from './sandbox-threads.ts'
import { stopSignal } from './signals.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

// A reply that stands still for so long is stuck: nobody at a terminal waits for longer.
const patience = 60_000

/** GitHub, a GitOps repository and the App on this machine: for one comment, or until it is stopped. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const port = portOf(call.text('port'))
  const { cwd, error: log } = terminal
  const repository = call.text('repo')
  const clusters = await chooseClusters(call, cwd)
  const sandbox = await startSandbox({ port, repository, clusters, cwd, log }).catch((error: unknown) => {
    throw isTaken(error) ? portTaken(port, error) : error
  })
  try {
    const text = call.text('run')
    if (text === undefined) return await stay(sandbox, terminal)
    await sandbox.settled()
    return await comment(sandbox, text, { terminal, json: call.has('json') })
  } finally {
    await sandbox.close()
  }
}

/** The seeded fleet has stand-ins; somebody's own has none, unless a kubeconfig is given. */
async function chooseClusters(call: Call, cwd: string): Promise<ClusterChoice> {
  const file = call.text('kubeconfig')
  if (call.has('no-clusters')) return { kind: 'none' }
  if (file === undefined) {
    const without = withoutFlux(call)
    if (call.text('repo') !== undefined) return { kind: 'none' }
    return { kind: 'stand-ins', ...(without === undefined ? {} : { withoutFlux: without }) }
  }
  try {
    return { kind: 'real', kubeconfig: await readFile(resolve(cwd, file), 'utf8') }
  } catch (cause) {
    throw new ProblemError(
      { code: 'FILE_NOT_FOUND', message: `The kubeconfig ${file} cannot be read.` },
      { cause },
    )
  }
}

function withoutFlux(call: Call): string | undefined {
  const name = call.text('without-flux')
  if (name === undefined || ['test', 'stage', 'prod'].includes(name)) return name
  throw new ProblemError({
    code: 'NO_SUCH_ENVIRONMENT',
    message: `The seeded fleet has no environment ${name}.`,
    advice: 'It has test, stage and prod.',
  })
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new ProblemError({
    code: 'WRONG_PORT',
    message: `--port ${text} is no port.`,
    advice: 'Ports go from 0 (any free one) to 65535.',
  })
}

function isTaken(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === 'EADDRINUSE'
}

function portTaken(port: number, cause: unknown): ProblemError {
  const message = `Port ${port} is taken on this machine.`
  return new ProblemError(
    { code: 'WRONG_PORT', message, advice: 'Name another, or leave --port out.' },
    { cause },
  )
}

async function stay(sandbox: Sandbox, terminal: Terminal): Promise<ExitCode> {
  terminal.out(`${welcome(sandbox)}\n`)
  const take = async (line: string): Promise<void> => {
    if (line.trim() !== '') await comment(sandbox, line, { terminal, json: false })
  }
  const prompt = terminal.stdin.isTTY === true ? startPrompt(terminal, take) : undefined
  await stopSignal()
  prompt?.close()
  return 0
}

function welcome({ gitHub, threads, seeded, watched }: Sandbox): string {
  return [
    '',
    `  The sandbox is open at ${gitHub.url}${pathOf(threads.first)}`,
    '',
    `  Comment there, or type here:  ${seeded ? '/promote podinfo@7.0.0 to prod' : '/list'}`,
    ...(watched === undefined ? [] : [`  Clusters: ${watched}`]),
    '  Ctrl+C ends it; nothing is kept.',
    '',
  ].join('\n')
}

function pathOf({ repository, number, kind }: ThreadRef): string {
  return `/${repository}/${kind === 'pull' ? 'pull' : 'issues'}/${number}`
}

interface Speaking {
  readonly terminal: Terminal
  readonly json: boolean
}

/** Posts a comment as the writer, shows how its replies change, prints how they end. */
async function comment(sandbox: Sandbox, text: string, { terminal, json }: Speaking): Promise<ExitCode> {
  const { gitHub, writer, threads } = sandbox
  const { slug } = gitHub.app
  const parsed = commandsIn(text, slug)
  const replies = await followReplies({
    url: gitHub.url,
    gateway: openGateway(gitHub.apiUrl, writer.token),
    thread: threadFor(threads, parsed.commands),
    text,
    expected: parsed.expected,
    slug,
    patience,
    isSettled,
    show: ({ comment: { body }, record }, previous) => {
      const whole = previous === undefined && isSettled(record)
      if (!json && !whole) terminal.out(changeText(plainReply(body), plainReply(previous ?? '')))
    },
  })
  if (json) printJson(jsonOf(replies), terminal)
  else terminal.out(replies.map(reply => `\n${plainReply(reply.comment.body)}\n`).join(''))
  return exitCode(replies.map(({ record }) => record))
}

/** What a change brought: the heading, and the lines that were not there before. */
function changeText(now: string, before: string): string {
  const known = new Set(before.split('\n'))
  const [heading = '', ...lines] = now.split('\n')
  const fresh = before === '' ? [] : lines.filter(line => line !== '' && !known.has(line))
  return [heading, ...fresh.map(line => `    ${line}`), ''].join('\n')
}

/** The commands, and how many replies come: one for each, and one for all lines that are almost commands. */
function commandsIn(text: string, slug: string) {
  const { commands, refusals } = parseComment(text, { mentions: [slug] })
  const expected = commands.length + (refusals.length > 0 ? 1 : 0)
  if (expected > 0) return { commands, expected }
  throw new ProblemError({
    code: 'NO_COMMAND',
    message: 'Nothing in this comment is a command.',
    advice: 'A command begins a line: /help, /list, /promote podinfo@7.0.0 to prod.',
  })
}

/** What waits for a check goes on by itself; what waits for a person does not. */
function isSettled({ done, result }: ReplyRecord): boolean {
  return done || result?.waitsFor === 'person'
}

/** 1 when one was refused or failed, else 2 when one is unknown or waits, else 0. */
function exitCode(records: readonly ReplyRecord[]): ExitCode {
  const codes = records.map(codeOf)
  if (codes.includes(1)) return 1
  return records.length === 0 || codes.includes(2) ? 2 : 0
}

function codeOf({ done, result }: ReplyRecord): ExitCode {
  switch (result?.verdict) {
    case 'failed':
    case 'refused':
      return 1
    case 'unknown':
    case 'waiting':
    case 'cancelled':
    case 'superseded':
      return 2
    case 'succeeded':
    case 'merged':
    case 'nothing-to-do':
    case 'answered':
      return 0
    case undefined:
      return done ? 0 : 2
    default:
      return (result?.verdict satisfies undefined) ?? 2
  }
}

interface RunJson {
  readonly reply: string
  readonly verdict: string
  readonly request: string
  readonly pullRequest?: string
}

/** The first reply's fields; with several commands in one comment, each reply is under `replies` too. */
function jsonOf(replies: readonly FollowedReply[]): RunJson & { readonly replies?: readonly RunJson[] } {
  const all = replies.map(replyJson)
  const [first = { reply: '', verdict: 'unknown', request: '' }] = all
  return all.length > 1 ? { ...first, replies: all } : first
}

function replyJson({ comment: { body }, record }: FollowedReply): RunJson {
  const [, pullRequest] = /\]\(<(https?:\/\/[^>\s]+\/pull\/\d+)>\)/.exec(body) ?? []
  return {
    reply: body,
    verdict: record.result?.verdict ?? 'unknown',
    request: requestId(record.key),
    ...(pullRequest === undefined ? {} : { pullRequest }),
  }
}
