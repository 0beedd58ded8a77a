/** The `rel="next"` of a `Link` header as an absolute URL, if it has one. */
export function nextPage(header: string | undefined, base: URL): URL | undefined {
  for (const part of (header ?? '').slice(0, 8192).split(/,(?=\s*<)/)) {
    const close = part.indexOf('>')
    const target = /^\s*</.test(part) && close !== -1 ? part.slice(part.indexOf('<') + 1, close) : undefined
    if (target === undefined || !/;\s*rel\s*=\s*"?next"?\s*(?:;|$)/i.test(part.slice(close + 1))) continue
    return URL.canParse(target, base.href) ? new URL(target, base) : undefined
  }
  return undefined
}
