import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import { type Client, personOf } from './client.ts'

let github: SandboxGitHub
let alice: Client

beforeEach(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  alice = personOf(github, 'alice')
})
afterEach(() => github.close())

const at = '/repos/acme/fleet'

async function tip(branch: string): Promise<string> {
  return (await alice.get(`${at}/git/ref/heads/${branch}`)).body.object.sha
}

async function write(branch: string, text: string): Promise<string> {
  const path = `${at}/contents/${branch.replace('-next', '')}.txt`
  const { body } = await alice.get(`${path}?ref=${branch}`)
  const written = await alice.put(path, {
    ...{ message: text, content: Buffer.from(text).toString('base64'), branch },
    ...(body.sha === undefined ? {} : { sha: body.sha }),
  })
  return written.body.commit.sha
}

/** A pull request, and a commit on top of its head that is not pushed to its branch yet. */
async function propose(branch: string) {
  await alice.post(`${at}/git/refs`, { ref: `refs/heads/${branch}`, sha: await tip('main') })
  const head = await write(branch, 'first')
  const { body } = await alice.post(`${at}/pulls`, { title: branch, head: branch, base: 'main' })
  await alice.post(`${at}/git/refs`, { ref: `refs/heads/${branch}-next`, sha: head })
  return { url: `${at}/pulls/${body.number}`, head, next: await write(`${branch}-next`, 'second') }
}

test('a push that comes beside a merge is before it and refuses it, or after it and changes nothing of it', async () => {
  for (let round = 0; round < 12; round++) {
    const branch = `topic-${round}`
    const { url, head, next } = await propose(branch)
    const push = async () => {
      // Each round the push comes a little later.
      for (let rest = round; rest > 0; rest--) await new Promise(setImmediate)
      return alice.patch(`${at}/git/refs/heads/${branch}`, { sha: next })
    }
    const [merge] = await Promise.all([alice.put(`${url}/merge`, { sha: head }), push()])
    const { merged, head: shown, merge_commit_sha } = (await alice.get(url)).body
    const text = async () => (await alice.get(`${at}/contents/${branch}.txt?ref=main`)).body.content
    const seen = { status: merge.status, merged, head: shown.sha }
    if (merge.status === 409) expect(seen).toEqual({ status: 409, merged: false, head: next })
    else {
      expect(seen).toEqual({ status: 200, merged: true, head })
      expect(Buffer.from(await text(), 'base64').toString()).toBe('first')
      expect((await alice.get(`${at}/commits/${merge_commit_sha}`)).body.parents.at(-1).sha).toBe(head)
    }
  }
})

test('a branch deleted and claimed anew beside a merge that is refused has closed its pull request', async () => {
  const fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet') as Repository
  const { url, head } = await propose('topic')
  fleet.rules.set('main', { requiredChecks: ['validate'], strict: false, approvals: undefined })
  // The merge looks at the base first.
  const gate = holdNext(fleet)
  const merge = alice.put(`${url}/merge`, { sha: head })
  await gate.reached
  await alice.delete(`${at}/git/refs/heads/topic`)
  await alice.post(`${at}/git/refs`, { ref: 'refs/heads/topic', sha: await tip('main') })
  gate.open()
  expect((await merge).status).toBe(405)
  fleet.rules.clear()
  // What is new on the base contains the branch as it is by now, which says nothing of what was proposed.
  await write('main', 'later')
  const { state, merged, head: shown } = (await alice.get(url)).body
  expect({ state, merged, head: shown.sha }).toEqual({ state: 'closed', merged: false, head })
})

/** Holds whoever asks for a ref next, until the gate is opened. */
function holdNext({ git }: Repository): { readonly reached: Promise<void>; readonly open: () => void } {
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  jest.spyOn(git, 'ref').mockImplementationOnce(async name => {
    reached.resolve()
    await opened.promise
    return git.ref(name)
  })
  return { reached: reached.promise, open: opened.resolve }
}
