/** GitHub's lines as one sentence: what is wrong, then each rule. */
export function tidy(message: string): string {
  const [first = '', ...rest] = message
    .split('\n')
    .map(line => line.trim().replace(/[.:]$/, ''))
    .filter(line => line !== '')
  return rest.length === 0 ? first : `${first}: ${rest.join('; ')}`
}
