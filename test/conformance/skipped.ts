/** Cases in which we knowingly differ, with the reason. */
export const skipped: Readonly<Record<string, string>> = {}
