import type { Problem } from '../lib/problem.ts'

/** An image reference with nothing left out: `podinfo` is `docker.io`, `library/podinfo`. */
export interface ImageReference {
  /** In lower case, with its port if it names one. */
  readonly host: string
  readonly repository: string
  readonly tag?: string
  readonly digest?: string
}

export type ParsedReference =
  | { readonly kind: 'reference'; readonly reference: ImageReference }
  | { readonly kind: 'problem'; readonly problem: Problem }

// The grammar of distribution/reference, and its limits: 255 characters of a name, 128 of a tag.
const hostGrammar = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?$/
const component = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const digestGrammar = /^sha256:[0-9a-f]{64}$/
const longestName = 255
const longestText = 512

// Names under which Docker Hub goes; its API answers at the last.
const hubNames: readonly string[] = ['docker.io', 'index.docker.io', 'registry-1.docker.io']
const hub = 'docker.io'

/** Reads `[oci://][host[:port]/]path[:tag][@sha256:…]`; hosts follow Docker's rule: a dot, a port, or `localhost`. */
export function parseImageReference(text: string): ParsedReference {
  if (text.length > longestText) return problem(text, 'is too long')
  const [named = '', digest, ...more] = text.replace(/^oci:\/\//, '').split('@')
  if (more.length > 0) return problem(text, 'has two digests')
  if (digest !== undefined && !isDigest(digest)) return problem(text, 'has a digest that is not sha256')
  const colon = named.lastIndexOf(':')
  const tagged = colon > named.lastIndexOf('/')
  const tag = tagged ? named.slice(colon + 1) : undefined
  if (tag !== undefined && !isTag(tag)) return problem(text, 'has a tag that no registry takes')
  const { host, repository } = splitHost(tagged ? named.slice(0, colon) : named)
  if (!isHost(host)) return problem(text, 'names no host that could be')
  if (!isRepository(repository)) return problem(text, 'has a name that no registry takes')
  return {
    kind: 'reference',
    reference: {
      host,
      repository,
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
    },
  }
}

function splitHost(name: string): { readonly host: string; readonly repository: string } {
  const slash = name.indexOf('/')
  const first = name.slice(0, Math.max(slash, 0))
  const host = /[.:]/.test(first) || first === 'localhost' ? canonicalHost(first) : hub
  const repository = host === hub && !/[.:]/.test(first) ? name : name.slice(slash + 1)
  return {
    host,
    repository: host === hub && !repository.includes('/') ? `library/${repository}` : repository,
  }
}

/** The name under which a host is listed, compared and given credentials. */
export function canonicalHost(host: string): string {
  const lower = host.toLowerCase().replace(/:443$/, '')
  return hubNames.includes(lower) ? hub : lower
}

/** The host that answers for a reference's host. */
export function apiHost(host: string): string {
  return host === hub ? 'registry-1.docker.io' : host
}

/** Whether the text is `host[:port]`, as references write it. */
export function isHost(text: string): boolean {
  return hostGrammar.test(text) && URL.canParse(`https://${text}`)
}

/** Whether the text can be a tag. */
export function isTag(text: string): boolean {
  return tagGrammar.test(text)
}

/** Whether the text is a digest; sha256 is the only one that registries must know. */
export function isDigest(text: string): boolean {
  return digestGrammar.test(text)
}

/** Whether the text can be the path of a repository below its host. */
export function isRepository(text: string): boolean {
  return text.length <= longestName && text.split('/').every(part => component.test(part))
}

function problem(text: string, what: string): ParsedReference {
  return {
    kind: 'problem',
    problem: {
      code: 'IMAGE_REFERENCE',
      message: `${JSON.stringify(text.slice(0, 80))} ${what}.`,
      advice: 'Write it as host/path:tag, for example registry.example/acme/podinfo:7.0.0.',
    },
  }
}
