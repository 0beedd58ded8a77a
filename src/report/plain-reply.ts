/** A reply's Markdown as a terminal can show it: without markers, HTML and link addresses; tables stay as they are. */
export function plainReply(body: string): string {
  const text = body
    .replaceAll('\r\n', '\n')
    .replace(/^<!--.*-->$/gm, '')
    .replace(/<details><summary>(.*?)<\/summary>/g, '$1:')
    .replace(/<\/?(?:details|summary|code|sub|br)>/g, '')
    .replace(/\[([^\]\n]*)\]\(<[^>\n]*>\)/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  return text.replace(/\n{3,}/g, '\n\n').trim()
}
