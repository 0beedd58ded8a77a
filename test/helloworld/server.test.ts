import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { startServer } from '../../kustomize/helloworld/app/src/server.ts'
import { parseSettings } from '../../kustomize/helloworld/app/src/settings.ts'

const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start() {
  const folder = await mkdtemp(join(tmpdir(), 'helloworld-'))
  closing.push(() => rm(folder, { recursive: true }))
  const messageFile = join(folder, 'message')
  await writeFile(messageFile, 'from the file')
  const server = await startServer({ port: 0, notice: 0, message: 'from the environment', messageFile })
  const stop = () => server.stop()
  return { ...server, stop, url: `http://127.0.0.1:${server.port}`, messageFile }
}

async function get(url: string, method = 'GET'): Promise<string> {
  const answer = await fetch(url, { method })
  return `${answer.status} ${await answer.text()}`
}

test('three routes, and nothing else', async () => {
  const { url, stop } = await start()
  closing.push(stop)
  expect(await get(`${url}/`)).toBe('200 Hello world!\n')
  expect(await get(`${url}/message`)).toBe('200 from the environment\n')
  expect(await get(`${url}/messageFromFile?x=1`)).toBe('200 from the file\n')
  expect(await get(`${url}/message`, 'HEAD')).toBe('200 ')
  expect(await get(`${url}/messages`)).toBe('404 not found\n')
  expect(await get(`${url}/message`, 'POST')).toBe('405 only GET\n')
})

test('a file that changes is read anew; one that is gone is said', async () => {
  const { url, stop, messageFile } = await start()
  closing.push(stop)
  await writeFile(messageFile, 'changed\n')
  expect(await get(`${url}/messageFromFile`)).toBe('200 changed\n')
  await rm(messageFile)
  expect(await get(`${url}/messageFromFile`)).toBe(`503 ${messageFile} cannot be read\n`)
})

test('a request that is under way is answered before the server stops', async () => {
  const { url, stop, messageFile } = await start()
  // Whoever reads a named pipe waits until someone writes.
  await rm(messageFile)
  execFileSync('mkfifo', [messageFile])
  const answer = get(`${url}/messageFromFile`)
  const pipe = await open(messageFile, 'w')
  const stopped = stop()
  await pipe.write('late\n')
  await pipe.close()
  expect(await answer).toBe('200 late\n')
  await stopped
  await expect(fetch(url)).rejects.toThrow()
})

test('every wrong setting is listed', () => {
  expect(parseSettings({ PORT: '70000', NOTICE: 'soon' })).toEqual({
    kind: 'problems',
    problems: [
      'PORT must be a number from 0 (any free port) to 65535.',
      'NOTICE must be a number of milliseconds up to 60000.',
    ],
  })
  expect(parseSettings({})).toEqual({
    kind: 'settings',
    settings: { port: 8080, notice: 3000, message: 'Hello world!', messageFile: '/etc/helloworld/message' },
  })
})
