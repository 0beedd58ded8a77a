import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { diffObjects } from '../../../src/report/objects/diff.ts'
import { diffJson } from '../../../src/report/objects/json.ts'
import { diffMarkdown } from '../../../src/report/objects/markdown.ts'
import { diffText } from '../../../src/report/objects/text.ts'
import { deployment, diffOf, objectFrom, prod } from './objects.ts'

function secret(fields: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: shop}\n${fields}\n`
}

test('what a Secret holds is never shown, only that it changed', () => {
  const before = secret('data: {user: YWxpY2U=, password: aHVudGVyMg==}')
  const after = secret('data: {user: YWxpY2U=, password: aHVudGVyMw==}')
  expect(diffText(diffOf(before, after), { color: false })).toBe(
    `prod: 1 changed (1 field)

~ Secret shop/login
    /data/password
    - (masked 4d0dd31a)
    + (masked 76569e41)

`,
  )
})

test('equal contents have equal fingerprints, in either form', () => {
  const [environment] = diffOf(
    secret('data: {password: aHVudGVyMg==}'),
    secret('stringData: {password: hunter2}'),
  ).environments
  const [removed, added] = environment?.objects[0]?.fields ?? []
  expect([removed?.path, added?.path]).toEqual(['/data/password', '/stringData/password'])
  expect(removed?.before).toEqual(added?.after)
})

test('another salt gives other fingerprints', () => {
  const sides = prod('', secret('stringData: {password: hunter2}'))
  const [one, other] = ['a', 'b'].map(salt => JSON.stringify(diffJson(diffObjects([sides], { salt }))))
  expect(one).not.toBe(other)
})

test('JSON says which values are masked, so that none can pass for one', () => {
  const spoof = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: (masked 8dac2d93)}\n'
  const { environments } = diffJson(diffOf('', `${spoof}---\n${secret('stringData: {a: hunter2}')}`))
  expect(environments).toMatchObject([
    {
      objects: [
        { fields: [{ path: '/data', after: { a: '(masked 8dac2d93)' } }] },
        { fields: [{ path: '/stringData/a', masked: ['/after'] }] },
      ],
    },
  ])
})

test('in text a value that looks masked stands in quotes, and a name that does is masked', () => {
  const spoof = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, annotations: {"(masked 1)": b}}\ndata: {a: (masked 8dac2d93)}\n`
  expect(diffText(diffOf('', spoof), { color: false })).toMatch(
    /\+ a: "\(masked 8dac2d93\)"\n {4}\/metadata\/annotations\/\(masked [0-9a-f]{8}\)\n {4}\+ "b"/,
  )
})

test('words that a Secret only repeats stay readable', () => {
  const before = `${secret('stringData: {user: shop, level: info}')}---\n${deployment('containers: [{name: web, image: "shop:1"}]')}`
  const after = before.replace('shop:1', 'shop:2')
  expect(diffText(diffOf(before, after), { color: false })).toContain('+ "shop:2"')
})

test.each([
  [
    'a registry login',
    'data: {.dockerconfigjson: eyJhdXRocyI6eyJnaGNyLmlvIjp7InBhc3N3b3JkIjoiY29ycmVjdGhvcnNlIn19fQ==}',
  ],
  ['a file of variables', 'stringData: {env: "USER=shop\\nDB_PASSWORD=correcthorse"}'],
  ['an address', 'stringData: {url: "postgres://shop:correcthorse@db/shop"}'],
  ['base64 twice over', 'data: {x: WTI5eWNtVmpkR2h2Y25ObA==}'],
])('the password in %s is hidden elsewhere too', (_, fields) => {
  const web = deployment('containers: [{name: web, args: ["--pass=correcthorse", "--verbose"]}]')
  const text = diffText(diffOf('', `${secret(fields)}---\n${web}`), { color: false })
  expect(text).not.toContain('correcthorse')
  expect(text).toContain('"--verbose"')
})

test('a reference to a Secret is no Secret', () => {
  const gateway = 'apiVersion: v1\nkind: Gateway\nmetadata: {name: g}\nref: {kind: Secret, name: tls-cert}\n'
  expect(diffText(diffOf('', gateway), { color: false })).toContain('+ name: "tls-cert"')
})

test('a literal is hidden for the name of its variable, a reference to another is not', () => {
  const web = (value: string): string =>
    deployment(`containers: [{name: web, env: [{name: DB_PASSWORD, value: "${value}"}]}]`)
  const show = (value: string): string =>
    diffText(diffOf(web('$(FIRST)'), web(value)), { color: false })
      .split('\n')
      .slice(4, 6)
      .join('')
  expect(show('$(SECOND)')).toBe('    - "$(FIRST)"    + "$(SECOND)"')
  expect(show('abc')).toMatch(/^ {4}- \(masked \w{8}\) {4}\+ \(masked \w{8}\)$/)
})

type Encode = (text: string) => string

const encodings: readonly Encode[] = [
  text => text,
  text => Buffer.from(text).toString('base64'),
  text => Buffer.from(text).toString('base64url'),
  text => Buffer.from(`user:${text}`).toString('base64'),
  text =>
    Buffer.from(text)
      .toString('base64')
      .replace(/(.{8})/g, '$1\n'),
  text => Buffer.from(text).toString('hex'),
  text => Buffer.from(text).toString('hex').toUpperCase(),
  text => encodeURIComponent(text),
  text => Array.from(Buffer.from(text), byte => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  text => JSON.stringify(text).slice(1, -1),
  text => JSON.stringify(JSON.stringify(text)),
  text =>
    Array.from(text, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  text => text.split('').join('\u200b'),
]

const wrappings: readonly Encode[] = [
  text => text,
  text => `postgres://app:${encodeURIComponent(text)}@db/shop`,
  text => `--password=${text}`,
  text => JSON.stringify({ deep: [{ password: text }] }),
  text => `first line\n${text}\nlast line`,
  text =>
    JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x' }, stringData: { x: text } }),
]

/** A manifest in JSON that holds a text somewhere. */
const places: readonly ((text: string) => object)[] = [
  text => object('ConfigMap', { data: { x: text } }),
  text => object('ConfigMap', { data: { [text]: 'x' } }),
  text => object('ConfigMap', {}, { annotations: { note: text } }),
  text =>
    object('ConfigMap', {}, { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': text } }),
  text => object('ConfigMap', {}, { labels: { [text]: text } }),
  text => object('Pod', { spec: { containers: [{ name: 'web', env: [{ name: 'X', value: text }] }] } }),
  text =>
    object('Pod', {
      spec: { containers: [{ name: 'web', env: [{ name: text, value: 'x' }], args: [text] }] },
    }),
  text => object('List', { items: [object('Secret', { stringData: { x: text } })] }),
  text => object('SecretList', { items: [{ metadata: { name: 'x' }, data: { x: text } }] }),
  text => object('Kustomization', { spec: { patches: [{ target: { kind: 'Sec.*' }, patch: text }] } }),
  text => object('Secret', { stringdata: text }),
  text => object('Secret', { data: { x: text } }),
  text => object('Thing', { spec: [[text], { a: { b: [{ name: text }] } }] }),
]

function object(kind: string, fields: object, metadata: object = {}): object {
  return { apiVersion: 'v1', kind, metadata: { name: 'planted', namespace: 'shop', ...metadata }, ...fields }
}

const planted = fc
  .record({
    text: fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9+/=_-]{8,40}$/),
      fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 40 }),
    ),
    form: fc.constantFrom('data', 'stringData'),
    encoding: fc.nat(encodings.length - 1),
    second: fc.nat(encodings.length - 1),
    wrapping: fc.nat(wrappings.length - 1),
    place: fc.nat(places.length - 1),
    side: fc.constantFrom('added', 'changed', 'removed'),
  })
  // What says nothing, or stands in every report, is no secret that could be told.
  .filter(({ text }) => /[A-Za-z0-9]{4}/.test(text) && text.trim().length >= 8 && new Set(text).size > 4)

function everyOutput(before: readonly object[], after: readonly object[]): string {
  const sides = { name: 'prod', before: before.flatMap(objectFrom), after: after.flatMap(objectFrom) }
  const diff = diffObjects([sides], { salt: 'salt' })
  return [
    JSON.stringify(diffJson(diff)),
    diffMarkdown(diff),
    diffText(diff, { color: true, width: 200 }),
    diffText(diff, { color: false }),
  ].join('\n')
}

/** The text as it would be seen, and in the encodings in which it would be as good as seen. */
function forms(text: string): readonly string[] {
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    Buffer.from(text).toString('base64url').replace(/=+$/, ''),
    Buffer.from(text).toString('hex'),
    encodeURIComponent(text),
  ]
}

test('a planted secret is in no output, whatever its form, encoding and place', () => {
  fc.assert(
    fc.property(planted, ({ text, form, encoding, second, wrapping, place, side }) => {
      const held = form === 'data' ? Buffer.from(text).toString('base64') : text
      const vault = object('Secret', { [form]: { entry: held } }, { name: 'vault' })
      const apply = (list: readonly Encode[], at: number, value: string): string =>
        (list[at] ?? String)(value)
      const written = apply(encodings, second, apply(wrappings, wrapping, apply(encodings, encoding, text)))
      const make = places[place] ?? (() => ({}))
      const before = side === 'added' ? [vault] : [vault, make(side === 'removed' ? written : 'nothing')]
      const after = side === 'removed' ? [] : [vault, make(written)]
      const output = everyOutput(before, after)
      expect(forms(text).filter(each => output.includes(each))).toEqual([])
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) },
  )
})
