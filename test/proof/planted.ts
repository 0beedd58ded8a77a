import type { Texts } from './world.ts'

/** Texts to write over a repository's, and lines to append to `base/kustomization.yaml`. */
export interface Planted {
  readonly files: Texts
  readonly kustomization?: string
  /** Of the Flux Kustomizations. */
  readonly flux?: string
}

export type Plant = (secret: string) => Planted

function resource(text: string, kustomization = ''): Planted {
  return { files: { 'base/planted.yaml': text }, kustomization: `- planted.yaml\n${kustomization}` }
}

function object(kind: string, fields: string): string {
  return `apiVersion: v1\nkind: ${kind}\nmetadata: {name: planted}\n${fields}\n`
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

function quoted(text: string): string {
  return JSON.stringify(text)
}

/** Where repositories have secrets. */
export const plants: Readonly<Record<string, Plant>> = {
  data: secret => resource(object('Secret', `data: {password: ${base64(secret)}}`)),
  stringData: secret => resource(object('Secret', `stringData: {key: ${quoted(secret)}}`)),
  twice: secret => resource(object('Secret', `data: {x: ${base64(base64(secret))}}`)),
  login: secret =>
    resource(
      object(
        'Secret',
        `type: kubernetes.io/dockerconfigjson\ndata: {.dockerconfigjson: ${base64(JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`robot:${secret}`) } } }))}}`,
      ),
    ),
  address: secret =>
    resource(
      object(
        'Secret',
        `stringData: {url: ${quoted(`postgres://shop:${encodeURIComponent(secret)}@db/shop`)}}`,
      ),
    ),
  list: secret =>
    resource(
      `apiVersion: v1\nkind: SecretList\nitems:\n- ${object('Secret', `stringData: {a: ${quoted(secret)}}`).replaceAll('\n', '\n  ')}\n`,
    ),
  literals: secret => ({
    files: {},
    kustomization: `secretGenerator:\n- name: planted\n  literals: [${quoted(`PASSWORD=${secret}`)}]\n`,
  }),
  files: secret => ({
    files: { 'base/token.txt': `${secret}\n` },
    kustomization: 'secretGenerator:\n- name: planted\n  files: [token.txt]\n',
  }),
  envs: secret => ({
    files: { 'base/secret.env': `# secret\nUSER=shop\nPASSWORD=${secret}\n` },
    kustomization: 'secretGenerator:\n- name: planted\n  envs: [secret.env]\n',
  }),
  helm: secret =>
    resource(
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: planted}\nspec:\n  chart: {spec: {chart: db, version: 1.0.0, sourceRef: {kind: HelmRepository, name: r}}}\n  values: {auth: {password: ${quoted(secret)}}}\n`,
    ),
  variable: secret =>
    resource(
      `apiVersion: v1\nkind: Pod\nmetadata: {name: planted}\nspec:\n  containers:\n  - {name: a, image: busybox, env: [{name: DB_PASSWORD, value: ${quoted(secret)}}]}\n`,
    ),
  'last applied': secret => {
    const applied = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'planted' },
      data: { a: base64(secret) },
    })
    const annotation = `kubectl.kubernetes.io/last-applied-configuration: ${quoted(applied)}`
    return resource(
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: planted\n  annotations: {${annotation}}\n`,
    )
  },
  'in a text': secret => {
    const manifest = JSON.stringify({ kind: 'Secret', metadata: { name: 'x' }, stringData: { a: secret } })
    return resource(object('ConfigMap', `data: {config.json: ${quoted(manifest)}}`))
  },
  'a variable of Flux': secret => ({
    ...resource(object('ConfigMap', 'data: {a: "db:${db_password}"}')),
    flux: `  postBuild: {substitute: {db_password: ${quoted(secret)}}}\n`,
  }),
  'patch of Flux': secret => ({
    ...resource(object('Secret', 'stringData: {a: nothing}')),
    flux: `  patches:\n  - target: {kind: Secret}\n    patch: ${quoted(`- {op: replace, path: /stringData/a, value: ${quoted(secret)}}`)}\n`,
  }),
}

/** Mistakes that keep what holds a secret from being rendered. */
export const mistakes: Readonly<Record<string, Plant>> = {
  'a literal without a key': secret => ({
    files: {},
    kustomization: `secretGenerator:\n- name: planted\n  literals: [${quoted(secret.replaceAll('=', ''))}]\n`,
  }),
  'a variable that is not closed': secret => ({
    ...resource(object('Secret', `stringData: {a: ${quoted(`${secret} \${`)}}`)),
    flux: '  postBuild: {substitute: {a: b}}\n',
  }),
  'a replacement beyond the end': secret =>
    resource(
      object('Secret', `stringData: {a: ${quoted(secret)}}`),
      `replacements:\n- source: {kind: Secret, name: planted, fieldPath: stringData.a, options: {delimiter: ",", index: 9}}\n  targets: [{select: {kind: Deployment}, fieldPaths: [metadata.name]}]\n`,
    ),
  'a quote that is not closed': secret =>
    resource(object('Secret', `stringData:\n  a: "${secret.replaceAll(/["\\]/g, '')}`)),
  'a secret where a map belongs': secret => resource(object('Secret', `stringData: ${quoted(secret)}`)),
  'a tag that does not fit': secret => resource(object('Secret', `stringData: {a: !!int ${quoted(secret)}}`)),
  'a key twice': secret =>
    resource(object('Secret', `stringData:\n  a: ${quoted(secret)}\n  a: ${quoted(secret)}`)),
  'a patch that tests it': secret =>
    resource(
      object('Secret', 'stringData: {a: other}'),
      `patches:\n- target: {kind: Secret}\n  patch: ${quoted(`- {op: test, path: /stringData/a, value: ${quoted(secret)}}`)}\n`,
    ),
  'a patch that is none': secret =>
    resource(
      object('Secret', 'stringData: {a: other}'),
      `patches:\n- target: {kind: Secret}\n  patch: ${quoted(`stringData: {a: ${quoted(secret)}`)}\n`,
    ),
  'an alias that leads nowhere': secret =>
    resource(object('Secret', `stringData: {a: *${secret.replaceAll(/[^A-Za-z0-9]/g, '')}}`)),
  'variables of a file without a name': secret => ({
    files: { 'base/secret.env': `=${secret}\n` },
    kustomization: 'secretGenerator:\n- name: planted\n  envs: [secret.env]\n',
  }),
  'a file that is not there': secret => ({
    files: {},
    kustomization: `secretGenerator:\n- name: planted\n  files: [missing.txt]\n  literals: [${quoted(`A=${secret}`)}]\n`,
  }),
}

/** Ways in which people, and programs, write a secret where it does not belong. */
export const encodings: Readonly<Record<string, (secret: string) => string>> = {
  plain: secret => secret,
  base64,
  'base64 of base64': secret => base64(base64(secret)),
  'URL-safe base64 in a text': secret => base64(`user:${secret}`).replaceAll('+', '-').replaceAll('/', '_'),
  URL: secret => `https://shop:${encodeURIComponent(secret)}@example.com/`,
  hexadecimal: secret => Buffer.from(secret).toString('hex'),
  'capital hexadecimal': secret => Buffer.from(secret).toString('hex').toUpperCase(),
  JSON: secret => JSON.stringify({ secret }),
  'JSON in JSON': secret => JSON.stringify(JSON.stringify({ secret })),
  argument: secret => `--password=${secret}`,
}

/** Places outside of Secrets. */
export const places: Readonly<Record<string, (text: string) => string>> = {
  'an environment variable': text =>
    `      containers: [{name: web, env: [{name: NOTE, value: ${quoted(text)}}]}]\n`,
  'an argument': text => `      containers: [{name: web, args: [${quoted(text)}]}]\n`,
  'a probe': text =>
    `      containers: [{name: web, livenessProbe: {exec: {command: [sh, -c, ${quoted(`test ${text}`)}]}}}]\n`,
  'a host name': text => `      hostname: ${quoted(text)}\n`,
  'a key': text => `      nodeSelector: {${quoted(text)}: "true"}\n`,
}
