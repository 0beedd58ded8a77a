import { announce } from './announce.ts'
import { type Answer, call } from './api.ts'
import { loadChecks, loadPlace, visit } from './load.ts'
import { actingAs, routeOf, threadRoute } from './state.ts'
import { current, update } from './store.ts'
import { threadForApp } from './suggestions.ts'

/** What a click on an element with `data-act` does. */
export type Action = (element: HTMLElement) => void | Promise<void>

/** The page's actions by name. */
export const actions: Readonly<Record<string, Action>> = {
  become: element => become(element.dataset.value ?? ''),
  fill: fillComment,
  copy: copyText,
  theme: switchTheme,
  help: () => document.querySelector<HTMLDialogElement>('#help')?.showModal(),
  'close-help': () => document.querySelector<HTMLDialogElement>('#help')?.close(),
  'open-people': () => document.getElementById('people')?.showPopover(),
  skip: focusComment,
  checks: async element => {
    await call('', 'POST', '/_sandbox/checks', { conclusion: element.dataset.value })
    await loadChecks()
  },
  approve: () =>
    act('POST', 'reviews', {
      event: 'APPROVE',
      ...(headSha() === undefined ? {} : { commit_id: headSha() }),
    }),
  merge: () => act('PUT', 'merge', { sha: headSha() }),
  close: () => act('PATCH', '', { state: 'closed' }),
}

/** Posts what the box holds, as the person acted as; a refusal is shown and the text stays. */
export async function postComment(): Promise<void> {
  const box = commentBox()
  const { busy } = current()
  const route = threadRoute(current())
  if (box === null || route === undefined || busy || box.value.trim() === '') return
  update({ busy: true, refusal: undefined })
  const path = `/repos/${route.repository}/issues/${route.number}/comments`
  const answer = await send('POST', path, { body: box.value })
  if (answer.kind === 'ok') {
    box.value = ''
    fitHeight(box)
  }
  update({ busy: false, refusal: refusalWords(answer) })
  await loadPlace()
}

/** The box to comment in, when the page shows one. */
export function commentBox(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('#comment')
}

/** Puts the cursor into the box, going to the conversation for it. */
export async function focusComment(): Promise<void> {
  const box = await reachCommentBox()
  box?.focus()
}

async function reachCommentBox(): Promise<HTMLTextAreaElement | null> {
  const route = threadRoute(current())
  if (commentBox() === null && route !== undefined) await visit({ ...route, tab: 'conversation' })
  return commentBox()
}

/** As high as its text, within what the style sheet allows. */
export function fitHeight(box: HTMLTextAreaElement): void {
  box.rows = Math.max(3, Math.min(14, box.value.split('\n').length + 1))
}

/** Acts as someone else from now on; the thread is read again as they may see it. */
export async function become(login: string): Promise<void> {
  sessionStorage.setItem('me', login)
  document.getElementById('people')?.hidePopover()
  update({ me: login, refusal: undefined })
  announce(`Acting as ${login}`)
  await loadPlace()
}

/** Puts a command into the box, ready to be sent, and becomes the person who would send it. */
async function fillComment(element: HTMLElement): Promise<void> {
  await goWhereItMay(element.dataset.app)
  const box = await reachCommentBox()
  if (box === null) return
  const text = element.dataset.value ?? ''
  box.value = box.value.trim() === '' ? text : `${box.value.trimEnd()}\n${text}`
  fitHeight(box)
  box.focus()
  box.scrollIntoView({ block: 'nearest' })
  if (element.dataset.as !== undefined && element.dataset.as !== current().me)
    await become(element.dataset.as)
}

// An app's repository takes commands on that app only; the GitOps repository's threads take all.
async function goWhereItMay(app: string | undefined): Promise<void> {
  const { matrix, threads, route } = current()
  if (app === undefined || matrix === undefined || route === undefined) return
  const thread = threadForApp(app, route.repository, matrix, threads)
  if (thread !== undefined) await visit(routeOf(thread))
}

async function copyText(element: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(element.dataset.value ?? '')
  announce('Copied')
  element.setAttribute('data-fresh', '')
  setTimeout(() => element.removeAttribute('data-fresh'), 1200)
}

function switchTheme(): void {
  const theme = current().theme === 'dark' ? 'light' : 'dark'
  localStorage.setItem('theme', theme)
  update({ theme })
}

function headSha(): string | undefined {
  const { shown } = current()
  return shown.kind === 'thread' ? shown.thread.pull?.pull.head.sha : undefined
}

async function act(method: string, path: string, body: unknown): Promise<void> {
  const route = threadRoute(current())
  if (route === undefined) return
  const address = `/repos/${route.repository}/pulls/${route.number}${path === '' ? '' : `/${path}`}`
  const answer = await send(method, address, body)
  update({ refusal: refusalWords(answer) })
  await loadPlace()
}

function refusalWords(answer: Answer<unknown>): string | undefined {
  return answer.kind === 'ok' ? undefined : `${answer.status}: ${answer.message}`
}

async function send(method: string, path: string, body: unknown): Promise<Answer<unknown>> {
  try {
    return await call(actingAs(current())?.token ?? '', method, path, body)
  } catch {
    return { kind: 'refused', status: 0, message: 'the sandbox does not answer' }
  }
}
