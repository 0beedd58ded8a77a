import { startServer } from './server.ts'
import { parseSettings } from './settings.ts'

const parsed = parseSettings(process.env)
if (parsed.kind === 'problems') {
  process.stderr.write(`${parsed.problems.join('\n')}\n`)
  process.exit(3)
}
const server = await startServer(parsed.settings)
process.stdout.write(`listening on port ${server.port}\n`)

const { promise: told, resolve } = Promise.withResolvers<void>()
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => resolve())
await told
await server.stop()
process.stdout.write('stopped\n')
