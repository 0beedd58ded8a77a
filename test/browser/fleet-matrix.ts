import type { Matrix } from '../../src/sandbox/page/serve-page.ts'
import type { Send } from './scripted-bot.ts'

const environments = ['test', 'stage', 'prod']

/** The matrix of the seeded fleet, read from its files at the head of main. */
export async function readMatrix(send: Send): Promise<Matrix> {
  const rows = await Promise.all(
    environments.flatMap(environment => [
      readRow(send, { app: 'podinfo', environment, file: 'podinfo-values.yaml', pin: /version: "?([\d.]+)/ }),
      readRow(send, {
        app: 'helloworld',
        environment,
        file: 'helloworld/kustomization.yaml',
        pin: /newTag: "?([\d.]+)/,
      }),
    ]),
  )
  return { environments: environments.map(name => ({ name, clusters: [] })), rows, problems: [] }
}

interface Cell {
  readonly app: string
  readonly environment: string
  readonly file: string
  readonly pin: RegExp
}

async function readRow(send: Send, { app, environment, file, pin }: Cell) {
  const path = `apps/${environment}/${file}`
  const found = await send('GET /repos/{owner}/{repo}/contents/{path}', {
    owner: 'acme',
    repo: 'fleet',
    path,
  })
  const text = Buffer.from(String(found.content), 'base64').toString('utf8')
  return { app, environment, version: pin.exec(text)?.[1] ?? 'none' }
}
