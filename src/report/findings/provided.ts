import { listAt, namespaceOf, type RenderedObject, textAt } from '../objects/object.ts'
import { objectKey } from './scene.ts'

/** What a controller makes from an object of some kind: of which kind, and where its name is said. */
interface Producer {
  readonly makes: readonly string[]
  /** Paths to its name, the first that is there; the object's own name unless one is. */
  readonly paths: readonly (readonly string[])[]
}

const own: Producer = { makes: ['Secret'], paths: [] }

// Controllers that make Secrets and their kin while they run, by the kind that they read.
const producers: Readonly<Record<string, Producer>> = {
  ExternalSecret: { makes: ['Secret'], paths: [['spec', 'target', 'name']] },
  ClusterExternalSecret: {
    makes: ['Secret'],
    paths: [
      ['spec', 'externalSecretSpec', 'target', 'name'],
      ['spec', 'externalSecretName'],
    ],
  },
  SealedSecret: { makes: ['Secret'], paths: [['spec', 'template', 'metadata', 'name']] },
  Certificate: { makes: ['Secret'], paths: [['spec', 'secretName']] },
  VaultStaticSecret: { makes: ['Secret'], paths: [['spec', 'destination', 'name']] },
  VaultDynamicSecret: { makes: ['Secret'], paths: [['spec', 'destination', 'name']] },
  VaultPKISecret: { makes: ['Secret'], paths: [['spec', 'destination', 'name']] },
  InfisicalSecret: { makes: ['Secret'], paths: [['spec', 'managedSecretReference', 'secretName']] },
  AzureKeyVaultSecret: { makes: ['Secret'], paths: [['spec', 'output', 'secret', 'name']] },
  DopplerSecret: { makes: ['Secret'], paths: [['spec', 'managedSecret', 'name']] },
  OnePasswordItem: own,
  VaultSecret: own,
  SopsSecret: own,
  BitwardenSecret: { makes: ['Secret'], paths: [['spec', 'secretName']] },
  ObjectBucketClaim: { makes: ['Secret', 'ConfigMap'], paths: [] },
  Bundle: { makes: ['ConfigMap', 'Secret'], paths: [] },
}

/** Everything that exists once the objects are applied, by kind, namespace and name: they, and what controllers make of them. */
export function providedKeys(objects: readonly RenderedObject[]): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const object of objects) {
    const namespace = namespaceOf(object)
    keys.add(objectKey(object.kind, namespace, object.name))
    for (const [kind, name] of producedBy(object)) keys.add(objectKey(kind, namespace, name))
  }
  return keys
}

function producedBy(object: RenderedObject): readonly (readonly [kind: string, name: string])[] {
  if (object.kind === 'SopsSecret') {
    return listAt(object.value, 'spec', 'secretTemplates').flatMap(template => {
      const name = textAt(template, 'name')
      return name === undefined ? [] : [['Secret', name] as const]
    })
  }
  const producer = producers[object.kind]
  if (producer === undefined) return []
  const named = producer.paths.flatMap(path => textAt(object.value, ...path) ?? [])
  return producer.makes.map(kind => [kind, named[0] ?? object.name] as const)
}

/** What every namespace has without anybody's doing. */
export function isBuiltIn(kind: string, name: string): boolean {
  return (
    (kind === 'ServiceAccount' && name === 'default') || (kind === 'ConfigMap' && name === 'kube-root-ca.crt')
  )
}
