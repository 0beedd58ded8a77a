/** What is wrong and the way out, as it is said in one line: two sentences, or one with a semicolon where the advice goes on in small letters. */
export function withAdvice(why: string, advice: string | undefined): string {
  if (advice === undefined) return why
  return /[.!?]$/.test(why) ? `${why} ${advice}` : `${why}${/^\p{Lu}/u.test(advice) ? '.' : ';'} ${advice}`
}
