/** What a YAML parser says is wrong, without what it repeats of the text: an alias or a tag may be an unquoted password. */
export function parserWords(message: string): string {
  return message
    .replace(/: [\s\S]*$/, '')
    .replace(/ ?(?:"[\s\S]*"|!<[\s\S]*>|\\[\s\S]*$)/g, '')
    .trim()
}
