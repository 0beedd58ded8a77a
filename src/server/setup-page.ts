import type { Manifest } from '../github/manifest.ts'

/** The page that shows what is asked of GitHub and sends it there. */
export function confirmPage(action: string, manifest: Manifest): string {
  const rights = Object.entries(manifest.default_permissions)
    .map(([name, level]) => `<li>${escapeHtml(name.replaceAll('_', ' '))}: ${level}</li>`)
    .join('')
  return page(
    'Register Lockkeeper',
    `<p>GitHub will show this once more before anything is made.</p>
<ul>${rights}</ul>
<form method="post" action="${escapeHtml(action)}">
<input type="hidden" name="manifest" value="${escapeHtml(JSON.stringify(manifest))}">
<button autofocus>Continue on GitHub</button>
</form>`,
  )
}

/** The page after GitHub has made it. */
export function registeredPage(address: string): string {
  return page(
    'Registered',
    `<p>Its credentials are in the terminal. Now <a href="${escapeHtml(address)}/installations/new">install it</a>.</p>`,
  )
}

/** The page when it did not work. */
export function failedPage(reason: string): string {
  return page('Not registered', `<p>${escapeHtml(reason)}</p><p><a href="/">Begin again</a></p>`)
}

/** The page when nothing can be done here any more. */
export function closedPage(reason: string): string {
  return page('Closed', `<p>${escapeHtml(reason)}</p>`)
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>${title}</h1>
${body}
</html>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
