/** Tests that run on the real control plane only, as `suite: test`, and what a stand-in cannot honestly hold. */
export const skipped: Readonly<Record<string, string>> = {}
