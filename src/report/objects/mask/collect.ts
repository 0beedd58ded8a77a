import { formatNumber } from '../../../kustomize/yaml/number.ts'
import { parseResources } from '../../../kustomize/yaml/parse-resources.ts'
import { printedValue, type Value, type YamlMap } from '../../../kustomize/yaml/value.ts'
import { ProblemError } from '../../../lib/problem.ts'
import type { RenderedObject } from '../object.ts'
import { hidingIn, isSensitiveName } from './hidden.ts'
import { base64Text, decodeUrl } from './views.ts'

/** Texts that must not be shown anywhere: `whole` where they are all of a value, `inside` wherever they stand. */
export interface Secrets {
  readonly whole: ReadonlySet<string>
  readonly inside: ReadonlySet<string>
}

/** Everything secret that the objects hold, in `data` also decoded, and the parts of it that are secrets by themselves. */
export function collectSecrets(objects: readonly RenderedObject[]): Secrets {
  const publicWords = new Set(objects.flatMap(({ name, namespace }) => [name, namespace ?? '']))
  const secrets = { whole: new Set<string>(), inside: new Set<string>() }
  const collect: Collect = (text, isPart) => keep(secrets, publicWords, text, isPart)
  // What did not change is one value on both sides.
  for (const value of new Set(objects.map(object => object.value))) walk(value, collect)
  return secrets
}

type Collect = (text: string, isPart: boolean) => void

function walk(value: Value, collect: Collect): void {
  const node = printedValue(value)
  if (typeof node === 'string') walkText(node, collect)
  else if (Array.isArray(node)) for (const element of node) walk(element, collect)
  else if (node instanceof Map) walkMap(node, collect)
}

function walkMap(map: YamlMap, collect: Collect): void {
  const hiding = hidingIn(map)
  for (const [key, value] of map) {
    if (hiding(key, value) === undefined) walk(value, collect)
    else takeAll(value, collect)
  }
}

// A manifest inside a text: only one that may hold a Secret is read.
function walkText(text: string, collect: Collect): void {
  if (!text.includes('Secret') || !/data/i.test(text)) return
  for (const document of documentsIn(text)) walk(document, collect)
}

function documentsIn(text: string): readonly Value[] {
  try {
    return parseResources(text, '').documents.map(({ value }) => value)
  } catch (error) {
    if (error instanceof ProblemError) return []
    throw error
  }
}

/** Every scalar in a hidden value. */
function takeAll(value: Value, collect: Collect): void {
  const node = printedValue(value)
  if (node instanceof Map) for (const entry of node.values()) takeAll(entry, collect)
  else if (Array.isArray(node)) for (const element of node) takeAll(element, collect)
  else if (typeof node === 'string') takeText(node, collect)
  else if (typeof node === 'number' || typeof node === 'bigint') collect(formatNumber(node), false)
}

function takeText(text: string, collect: Collect): void {
  collect(text, false)
  const manifests = /^\s*[{[]/.test(text) || text.includes('Secret') ? documentsIn(text) : []
  for (const document of manifests) {
    walk(document, collect)
    takeParts(document, collect)
  }
  const decoded = /^[\w+/\s-]{4,}={0,2}\s*$/.test(text) ? base64Text(text) : ''
  const twice = /^[\w+/-]{8,}={0,2}$/.test(decoded) ? base64Text(decoded) : ''
  for (const each of new Set([text, decoded, twice])) {
    if (each === '') continue
    collect(each, false)
    takeLines(each, collect)
    if (each === decoded && /^\s*[{[]/.test(each))
      for (const document of documentsIn(each)) takeParts(document, collect)
  }
}

function takeParts(value: Value, collect: Collect): void {
  const node = printedValue(value)
  if (node instanceof Map) {
    for (const [key, entry] of node) {
      if (isSensitiveName(key)) takeAll(entry, collect)
      else takeParts(entry, collect)
    }
  } else if (Array.isArray(node)) for (const element of node) takeParts(element, collect)
  else if (typeof node === 'string') {
    takeLines(node, collect)
    if (/^[\w+/-]{8,}={0,2}$/.test(node)) takeLogin(base64Text(node), collect)
  }
}

/** The `auth` of a registry's login: user and password. */
function takeLogin(text: string, collect: Collect): void {
  takeLines(text, collect)
  const colon = text.indexOf(':')
  if (colon > 0) collect(text.slice(colon + 1), false)
}

function takeLines(text: string, collect: Collect): void {
  for (const line of text.split(/[\r\n]+/)) {
    collect(line.trim(), true)
    const [, key = '', value] = /^([^=:]{1,100})[=:](.*)$/.exec(line) ?? []
    if (value !== undefined)
      collect(value.trim().replace(/^(["'])(.*)\1$/, '$2'), !isSensitiveName(key.trim()))
  }
  for (const [, password = ''] of text.matchAll(/:\/\/[^\s/:@]*:([^\s/@]+)@/g))
    for (const spelling of new Set([password, decodeUrl(password)])) collect(spelling, false)
}

// Words that configure and hide nothing; kept in Secrets beside what does.
const common: ReadonlySet<string> = new Set(
  'production development staging localhost default postgres postgresql mongodb rabbitmq secret password username enabled disabled'.split(
    ' ',
  ),
)

const leastInside = 6
const leastPart = 6

function keep(
  secrets: { readonly whole: Set<string>; readonly inside: Set<string> },
  publicWords: ReadonlySet<string>,
  given: string,
  isPart: boolean,
): void {
  const text = given.trim()
  if (text.length < 4 || common.has(text.toLowerCase())) return
  const isWord = /^[a-z]+(?:[-._][a-z]+)*$/.test(text)
  if (isWord && (isPart || publicWords.has(text))) return
  if (isPart && (text.length < leastPart || isPlain(text))) return
  if (text.length >= leastInside) {
    secrets.inside.add(text)
    secrets.inside.add(text.replace(/\s+/g, ' '))
  } else if (classes(text) > 1) secrets.whole.add(text)
}

// A line of a configuration file: words, not one token of mixed characters.
function isPlain(text: string): boolean {
  return text.includes(' ') || classes(text) < 2
}

function classes(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d\s._:/-]/].filter(kind => kind.test(text)).length
}
