// One of the servers that bench/intake.ts asks, in a process of its own: `ours`, `blocked` (ours, whose workers never come
// to an end) or `probot`. Prints its port.
import { generateKeyPairSync } from 'node:crypto'
import pino from 'pino'
import { Probot, Server } from 'probot'
import { createApp } from '../src/app.ts'
import { parseComment } from '../src/command/comment.ts'
import { createQueue } from '../src/queue/in-process.ts'
import { createBodyReader } from '../src/server/body.ts'
import { createFollow, type Following } from '../src/server/follow.ts'
import { listen } from '../src/server/http.ts'
import { createReceive } from '../src/server/receive.ts'
import { createRoutes } from '../src/server/routes.ts'

const [which = '', secret = ''] = process.argv.slice(2)
const log = pino({ level: 'error' })

const never = () => new Promise<void>(() => undefined)
const blocked: Following = { answerComment: never, lookAt: never, lookAgain: never, sweep: never }

/** The production path from the socket to the decision whether there is a command, and to the queue. */
async function startOurs(engine?: Following): Promise<number> {
  const follow = createFollow({
    queue: createQueue(),
    log,
    engineOf: () => {
      if (engine === undefined) throw new Error('a comment without a command reaches no engine')
      return engine
    },
    forget: () => undefined,
    mayCommand: body => {
      const { commands, refusals } = parseComment(body, { mentions: ['lockkeeper'] })
      return commands.length + refusals.length > 0
    },
  })
  const receive = await createReceive(
    createApp({ kind: 'app', appId: 1, slug: 'lockkeeper' }, follow.hint),
    log,
  )
  const mib = 1024 * 1024
  const readBody = createBodyReader({ most: 25 * mib, room: 100 * mib })
  const routes = createRoutes({ secrets: [secret], readBody, receive, isReady: () => true })
  return (await listen(routes, { host: '127.0.0.1', port: 0 })).port
}

/** The smallest Probot app that takes comments, as its documentation shows it, without its request log. */
async function startProbot(): Promise<number> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  const server = new Server({
    Probot: Probot.defaults({ appId: 1, privateKey, secret, log }),
    host: '127.0.0.1',
    port: 0,
    log,
  })
  await server.load(probot => {
    probot.on('issue_comment.created', () => undefined)
  })
  const running = await server.start()
  const address = running.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const start = {
  ours: () => startOurs(),
  blocked: () => startOurs(blocked),
  probot: startProbot,
}[which]
if (start === undefined) throw new Error('Say which: ours, blocked or probot')
process.stdout.write(`${await start()}\n`)
