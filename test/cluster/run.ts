// Starts one control plane for every suite, then Jest; words go to Jest: `npm run test:cluster -- inventory`.
import { spawn } from 'node:child_process'
import { startControlPlane, users } from './control-plane.ts'
import { buildPrograms } from './programs.ts'

const programs = buildPrograms(line => process.stderr.write(`${line}\n`))
const plane = await startControlPlane(programs)
const kubeconfigs = Object.fromEntries(users.map(user => [user, plane.kubeconfig(user)]))
const given = JSON.stringify({ folder: plane.folder, programs, kubeconfigs })

const words = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
]
const jest = spawn(
  process.execPath,
  [...words, '--config', 'test/cluster/jest.config.json', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, LOCKKEEPER_CLUSTER: given } },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => jest.kill(signal))
jest.on('exit', async code => {
  await plane.stop()
  process.exit(code ?? 1)
})
