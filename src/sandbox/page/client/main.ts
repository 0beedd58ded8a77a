import { actions, commentBox, fitHeight, postComment } from './actions.ts'
import { helpDialog } from './help-view.ts'
import { listenForKeys } from './keys.ts'
import { followChanges } from './live.ts'
import { loadChecks, loadMatrix, loadPeople, loadRollouts, loadThreads, open, visit } from './load.ts'
import { parseRoute, type Route, routeOf, routePath } from './state.ts'
import { current, draw, update } from './store.ts'
import { firstThread } from './suggestions.ts'

async function start(): Promise<void> {
  document.body.append(helpDialog())
  update({ theme: chosenTheme(), me: sessionStorage.getItem('me') ?? '' })
  listen()
  // The first suggestion comes from the matrix; a slow one does not keep the thread waiting.
  const matrix = Promise.race([loadMatrix(), new Promise(resolve => setTimeout(resolve, 1000))])
  await Promise.allSettled([loadPeople(), loadThreads(), loadChecks()])
  void loadRollouts()
  followChanges()
  const named = parseRoute(location.pathname)
  if (named === undefined) await matrix
  const route = named ?? firstRoute()
  if (route === undefined) return
  history.replaceState(undefined, '', routePath(route) + location.hash)
  await Promise.allSettled([open(route), matrix])
  draw()
  takePlace(named === undefined)
}

// At the place that the address names; else in the box, unless whoever followed a link would miss what is above it.
function takePlace(isFirst: boolean): void {
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
  const box = commentBox()
  if (location.hash !== '' || box === null) return
  if (isFirst || box.getBoundingClientRect().bottom < innerHeight) box.focus()
}

function firstRoute(): Route | undefined {
  const thread = firstThread(current().matrix, current().threads)
  return thread === undefined ? undefined : routeOf(thread)
}

function chosenTheme(): 'light' | 'dark' {
  const chosen = localStorage.getItem('theme')
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function listen(): void {
  document.addEventListener('click', onClick)
  document.addEventListener('submit', event => {
    event.preventDefault()
    void postComment()
  })
  document.addEventListener('input', event => {
    const box = commentBox()
    if (box !== null && event.target === box) fitHeight(box)
  })
  addEventListener('popstate', () => {
    const route = parseRoute(location.pathname) ?? firstRoute()
    if (route !== undefined) void open(route)
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    update({ theme: chosenTheme() }),
  )
  // The words for times grow old.
  setInterval(() => update({}), 30_000)
  listenForKeys()
}

function onClick(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return
  const element = event.target.closest<HTMLElement>('[data-act]:not(form)')
  if (element !== null) {
    const action = actions[element.dataset.act ?? '']
    if (element instanceof HTMLAnchorElement) event.preventDefault()
    void action?.(element)
    return
  }
  followLink(event, event.target.closest('a'))
}

// A link to a thread of this sandbox opens here; with a modifier key, or to anywhere else, the browser decides.
function followLink(event: MouseEvent, link: HTMLAnchorElement | null): void {
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return
  if (link.origin !== location.origin || (link.hash !== '' && link.pathname === location.pathname)) return
  const route = parseRoute(link.pathname) ?? (link.pathname === '/' ? firstRoute() : undefined)
  if (route === undefined) return
  event.preventDefault()
  void visit(route)
}

void start()
