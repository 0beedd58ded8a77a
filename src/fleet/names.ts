// Well-known names of environments, in the order in which releases pass them. Names on one line are equals.
const ranks: readonly (readonly string[])[] = [
  ['local', 'sandbox', 'playground', 'lab'],
  ['ci', 'test', 'testing', 'tst'],
  ['dev', 'devel', 'develop', 'development', 'ont', 'entw', 'preview', 'alpha'],
  ['integration', 'int', 'sit'],
  ['qa', 'quality', 'beta'],
  ['stage', 'staging', 'stg', 'nonprod', 'nonproduction'],
  ['acceptance', 'acc', 'abn', 'rec', 'recette', 'uat'],
  ['perf', 'performance', 'load', 'demo'],
  ['preprod', 'preproduction', 'pre', 'ppd'],
  ['canary'],
  ['prod', 'production', 'produktion', 'prd', 'live'],
  ['dr'],
]

const rankByName = new Map(ranks.flatMap((names, rank) => names.map(name => [name, rank] as const)))

/** How far along a release is in an environment of exactly that name, with or without a number; nothing for names that are not well known. */
export function exactRank(name: string): number | undefined {
  const word = name.toLowerCase().replace(numbered, '')
  return rankByName.get(word.replace(/^(pre|non)[-_]?(prod(?:uction)?)$/, '$1$2'))
}

// `01-dev`, as people write to have folders in their order.
const numbered = /^\d{1,3}[-_.](?=[a-z])/i

/** How far along a release is in an environment whose name has a well-known word: `prod-eu`, `acme-staging`, `k8s_test_1`. */
export function rankOf(name: string): number | undefined {
  const exact = exactRank(name)
  if (exact !== undefined) return exact
  if (/(?:^|[-_.])pre[-_.]?prod/i.test(name)) return rankByName.get('preprod')
  if (/(?:^|[-_.])non[-_.]?prod/i.test(name)) return rankByName.get('nonprod')
  if (/(?:^|[-_.])canary(?:$|[-_.])/i.test(name)) return rankByName.get('canary')
  const words = name.split(/[-_.]/).flatMap(word => exactRank(word.replace(/\d+$/, '')) ?? [])
  return words.at(0)
}

/** As `rankOf`, but only by words that nothing else is called: `lab7` tells nothing. */
export function tellingRank(name: string): number | undefined {
  const words = [name, ...name.split(/[-_.]/)]
  return words.some(word => unmistakable.test(word.replace(/\d+$/, ''))) ? rankOf(name) : undefined
}

// What may follow an environment's name in a path without making it another thing: a region, a number, a colour.
const regionLike =
  /^(?:eu|us|ap|na|sa|af|me|asia|apac|emea|uk|de|fr|east|west|north|south|central|primary|secondary|blue|green|[a-z]?\d+)(?:[-_.]|$|[a-z]*\d)/i

// Those that nothing else is called. A folder `demo` or `sandbox` may as well be an app.
const unmistakable =
  /^(?:te?st(?:ing)?|dev(?:elopment)?|qa|stg|stage|staging|uat|(?:pre|non)[-_]?prod(?:uction)?|prd|prod|production)\d{0,2}$/i

/** Whether a folder of that name is an environment wherever it stands: an unmistakable name, or one with a number or a region. */
export function isEnvironmentFolder(name: string): boolean {
  const word = name.replace(numbered, '')
  if (unmistakable.test(word)) return true
  const match = /^([a-z]+\d?)[-_.](.+)$/i.exec(word)
  return match !== null && unmistakable.test(match[1] ?? '') && regionLike.test(match[2] ?? '')
}

/** The names in the order of promotion, each with its rank if it has a well-known word; the others come last, by name. */
export function orderNames(
  names: readonly string[],
): readonly { readonly name: string; readonly rank: number | undefined }[] {
  const ranked = names.map(name => ({ name, rank: rankOf(name) }))
  return ranked.sort(
    (left, right) => (left.rank ?? Infinity) - (right.rank ?? Infinity) || (left.name < right.name ? -1 : 1),
  )
}

const sharedFolders = new Set([
  'base',
  'bases',
  'common',
  'shared',
  'default',
  'defaults',
  'global',
  'template',
  'templates',
  'all',
])

/** Whether a folder holds what several environments share. */
export function isSharedFolder(name: string): boolean {
  return sharedFolders.has(name.toLowerCase())
}
