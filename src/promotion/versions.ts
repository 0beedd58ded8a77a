import { rcompare, valid } from 'semver'
import { similar } from '../lib/similar.ts'

/** Newest first: semantic versions by their precedence (https://semver.org, 11), everything else behind them as it came. */
export function newestFirst(versions: readonly string[]): readonly string[] {
  const ordered = versions.filter(version => valid(version) !== null)
  const others = versions.filter(version => valid(version) === null)
  return [...ordered.toSorted(rcompare), ...others]
}

/** Of the known versions the few that somebody may have meant: those spelled alike, else the newest. */
export function nearVersions(version: string, known: readonly string[]): readonly string[] {
  const newest = newestFirst(known)
  const alike = similar(version, newest, 1)
  return (alike.length > 0 ? alike : newest).slice(0, 2)
}
