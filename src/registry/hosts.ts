import type { Reach } from './addresses.ts'
import { apiHost, canonicalHost, isHost, parseImageReference } from './reference.ts'

/** Who may be asked: `trusted` by the server's settings, wherever they are; `named` by the fleet, in the internet only. */
export interface HostRules {
  readonly trusted: readonly string[]
  readonly named: readonly string[]
}

/** The hosts of image references and of chart repositories; what is neither names none. */
export function hostsOf(named: readonly string[]): readonly string[] {
  return [...new Set(named.flatMap(hostOf))]
}

function hostOf(text: string): readonly string[] {
  if (/^https?:\/\//.test(text)) return URL.canParse(text) ? [canonicalHost(new URL(text).host)] : []
  const parsed = parseImageReference(text)
  return parsed.kind === 'reference' ? [parsed.reference.host] : []
}

/** The rules with every host in the spelling in which they are compared. */
export function canonicalRules(rules: HostRules): HostRules {
  return {
    trusted: rules.trusted.filter(isHost).map(canonicalHost),
    named: rules.named.filter(isHost).map(canonicalHost),
  }
}

/** Whether a first request may go to the host. */
export function isAllowed(host: string, rules: HostRules): boolean {
  return rules.trusted.includes(host) || rules.named.includes(host)
}

/** Where a host may be, whoever named it. */
export function reachOf(host: string, rules: HostRules): Reach {
  return rules.trusted.includes(canonicalHost(host)) ? 'private' : 'public'
}

/** `https://…` of a reference's host; plain HTTP on loopback only, which no packet leaves. */
export function originOf(host: string): string {
  const url = new URL(`https://${apiHost(host)}`)
  return isLoopback(url.hostname) ? `http://${host}` : url.origin
}

/** Why no request may go to the URL, whoever named it; nothing when it may. The address is checked when it is known. */
export function barOf(url: URL, rules: HostRules): string | undefined {
  if (url.username !== '' || url.password !== '') return 'a URL with credentials in it'
  if (url.protocol === 'https:') return undefined
  const isOwn = url.protocol === 'http:' && isLoopback(url.hostname) && reachOf(url.host, rules) === 'private'
  return isOwn ? undefined : 'a URL that is not https'
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/** Whether a registry's credentials may be shown to the host that it names for tokens: itself, or a neighbour below its own domain. */
export function sharesCredentials(registry: URL, realm: URL): boolean {
  if (realm.host === registry.host) return true
  const [, ...labels] = registry.hostname.split('.')
  const domain = labels.join('.')
  // Of `registry.example` the domain would be a whole top level.
  if (labels.length < 2 || /^[\d.]+$/.test(registry.hostname)) return false
  return realm.protocol === 'https:' && (realm.hostname === domain || realm.hostname.endsWith(`.${domain}`))
}
