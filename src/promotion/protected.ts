// GitHub reads CODEOWNERS from these three places, and workflows, actions and our own policy from `.github`.
const protectedPaths = /^(?:\.github\/|(?:docs\/)?CODEOWNERS$)/i

/** Whether a file decides who may do what, or what runs: such a file is never a promotion's to change. */
export function isProtected(path: string): boolean {
  return protectedPaths.test(path)
}
