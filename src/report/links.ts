import type { PromotionProgress, PullRequestName } from '../promotion/progress.ts'
import { code, link } from './encode.ts'

/** A pull request by its number, with its address behind it. */
export function pullRequestLink({ number, url }: PullRequestName): string {
  return link(`#${number}`, url)
}

/** Markdown of ours, each number in it that is one of these pull requests' as a link. */
export function withLinks(markdown: string, pullRequests: readonly PullRequestName[]): string {
  return pullRequests.reduce(
    (linked, each) => linked.replaceAll(code(`#${each.number}`), pullRequestLink(each)),
    markdown,
  )
}

/** The pull requests that what is said of a promotion may name: its own, and others of its slot. */
export function namedIn({ pullRequest, others = [] }: PromotionProgress): readonly PullRequestName[] {
  return pullRequest === undefined ? others : [pullRequest, ...others]
}
