/** A Flux Kustomization with the files of its artifact, and what Flux's own library (`oracle/`) builds of it. */
export interface Case {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly kustomization: string
  /** ConfigMaps and Secrets of the cluster. */
  readonly sources?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Objects separated by `---`, or nothing where Flux fails. */
  readonly expected: string | undefined
  /** The code of our refusal. */
  readonly refusal?: string
}

export const cases: readonly Case[] = [
  {
    name: 'every YAML file of a folder without a kustomization file, folders in their place',
    files: {
      'app/b.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: b}
data: {}
`,
      'app/a/c.yml': `apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {}
`,
      'app/notes.txt': 'no manifest',
      'app/B.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: capital}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: capital
---
apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: c
---
apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: b
`,
  },
  {
    name: 'a folder below with its own kustomization file is built as one',
    files: {
      'app/k/kustomization.yaml': `namePrefix: p-
resources: [x.yaml]
`,
      'app/k/x.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: x}
data: {}
`,
      'app/k/unused.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: unused}
data: {}
`,
      'app/z.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: z}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: p-x
---
apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: z
`,
  },
  {
    name: 'an empty folder builds nothing',
    files: {
      'app/notes.txt': 'no manifest',
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: '',
  },
  {
    name: 'a file that is no object stops the build',
    files: {
      'app/a.yaml': `foo: bar
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: undefined,
    refusal: 'RESOURCE_INVALID',
  },
  {
    name: 'resources stay in the order in which they are named',
    files: {
      'app/kustomization.yaml': `resources: [d.yaml, n.yaml]
`,
      'app/d.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  template: {spec: {containers: [{name: web, image: example.org/web:1.0}]}}
`,
      'app/n.yaml': `apiVersion: v1
kind: Namespace
metadata: {name: n}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
      - image: example.org/web:1.0
        name: web
---
apiVersion: v1
kind: Namespace
metadata:
  name: "n"
`,
  },
  {
    name: "targetNamespace, namePrefix and nameSuffix replace the folder's own",
    files: {
      'app/kustomization.yaml': `namespace: own
namePrefix: own-
resources: [a.yaml]
`,
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  targetNamespace: target
  namePrefix: pre-
  nameSuffix: -post
`,
    expected: `apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: pre-a-post
  namespace: target
`,
  },
  {
    name: "patches come after the folder's own",
    files: {
      'app/kustomization.yaml': `resources: [a.yaml]
patches:
- target: {kind: ConfigMap}
  patch: |
    - {op: replace, path: /data/v, value: own}
`,
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {v: base}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  patches:
  - patch: |
      - {op: replace, path: /data/v, value: flux}
    target: {kind: ConfigMap, name: a}
  - patch: |
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: a}
      data: {w: merged}
`,
    expected: `apiVersion: v1
data:
  v: flux
  w: merged
kind: ConfigMap
metadata:
  name: a
`,
  },
  {
    name: "a new tag in the Flux Kustomization drops the digest of the folder's image",
    files: {
      'app/kustomization.yaml': `resources: [a.yaml]
images: [{name: example.org/web, digest: "sha256:aaaa"}]
`,
      'app/a.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  template: {spec: {containers: [{name: web, image: example.org/web:1.0}]}}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  images: [{name: example.org/web, newTag: "2.0"}]
`,
    expected: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
      - image: example.org/web:2.0
        name: web
`,
  },
  {
    name: "a new name alone keeps the folder's tag",
    files: {
      'app/kustomization.yaml': `resources: [a.yaml]
images: [{name: example.org/web, newTag: "2.0"}]
`,
      'app/a.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  template: {spec: {containers: [{name: web, image: example.org/web:1.0}]}}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  images: [{name: example.org/web, newName: example.org/other}]
`,
    expected: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
      - image: example.org/other:2.0
        name: web
`,
  },
  {
    name: 'components are added, those that are missing left out if they may be',
    files: {
      'app/kustomization.yaml': `resources: [a.yaml]
`,
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {}
`,
      'shared/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
nameSuffix: -c
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  components: [../shared, ../gone]
  ignoreMissingComponents: true
`,
    expected: `apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: a-c
`,
  },
  {
    name: 'a missing component stops the build',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  components: [../gone]
`,
    expected: undefined,
    refusal: 'FILE_NOT_FOUND',
  },
  {
    name: 'a component from elsewhere is refused',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  components: ["https://example.org/x"]
`,
    expected: undefined,
    refusal: 'COMPONENT_INVALID',
  },
  {
    name: 'a kustomization file that names no resources gets origin annotations',
    files: {
      'app/kustomization.yaml': `configMapGenerator: [{name: g, literals: [a=b]}]
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: v1
data:
  a: b
kind: ConfigMap
metadata:
  annotations:
    config.kubernetes.io/origin: |
      configuredIn: kustomization.yaml
      configuredBy:
        apiVersion: builtin
        kind: ConfigMapGenerator
  name: g-4h2mbtbbt6
`,
  },
  {
    name: 'an unknown field is dropped, a number where a text belongs is taken for one',
    files: {
      'app/kustomization.yaml': `unknown: 1
resources: [a.yaml]
images: [{name: example.org/web, newTag: 1.10}]
`,
      'app/a.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  template: {spec: {containers: [{name: web, image: example.org/web:1.0}]}}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
      - image: example.org/web:1.1
        name: web
`,
  },
  {
    name: 'files outside the folder are read, those outside the artifact are not',
    files: {
      'app/kustomization.yaml': `resources: [../other/a.yaml]
`,
      'other/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: v1
data: {}
kind: ConfigMap
metadata:
  name: a
`,
  },
  {
    name: 'a path that leaves the artifact is refused',
    files: {
      'app/kustomization.yaml': `resources: [../../a.yaml]
`,
      'a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: undefined,
    refusal: 'FILE_NOT_FOUND',
  },
  {
    name: 'a replacement may select by pattern, as in Kustomize 5.8',
    files: {
      'app/kustomization.yaml': `resources: [a.yaml]
replacements: [{sourceValue: new, targets: [{select: {kind: Config.*}, fieldPaths: [data.v]}]}]
`,
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {v: old}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: v1
data:
  v: new
kind: ConfigMap
metadata:
  name: a
`,
  },
  {
    name: 'variables become what YAML reads in them',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {int: "\${INT}", text: "\${TEXT}", big: "\${BIG}", date: "\${DATE}", yes: "\${YES}", float: "\${FLOAT}", octal: "\${OCTAL}", nothing: "\${NOTHING}", quoted: "\${QUOTED}", kept: "$\${KEPT}", default: "\${UNSET:=2}"}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild:
    substitute: {INT: "1", TEXT: a b, BIG: "12345678901234567890", DATE: "2024-01-01", YES: "yes", FLOAT: "1.50", OCTAL: "0777", NOTHING: "~", QUOTED: "\\"5\\""}
`,
    expected: undefined,
    refusal: 'VARIABLE_UNSET',
  },
  {
    name: 'later sources win over earlier ones, those in line over all; line breaks are dropped',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {a: "\${A}", b: "\${B}", c: "\${C}"}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild:
    substitute: {C: line}
    substituteFrom: [{kind: ConfigMap, name: settings}, {kind: Secret, name: secrets}]
`,
    sources: {
      'ConfigMap/settings': { A: 'one\ntwo', B: 'map', C: 'map' },
      'Secret/secrets': { B: 'secret' },
    },
    expected: `apiVersion: v1
data:
  a: onetwo
  b: secret
  c: line
kind: ConfigMap
metadata:
  name: a
`,
  },
  {
    name: 'a variable that is not set stops the build',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {a: "\${UNSET}"}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild: {substitute: {OTHER: x}}
`,
    expected: undefined,
    refusal: 'VARIABLE_UNSET',
  },
  {
    name: 'without any variable nothing is replaced',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {a: "\${UNSET:=5}"}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild: {}
`,
    expected: `apiVersion: v1
data:
  a: \${UNSET:=5}
kind: ConfigMap
metadata:
  name: a
`,
  },
  {
    name: 'without any variable, but always, defaults are put in',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {a: "\${UNSET:=5}"}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild: {substituteStrategy: Always}
`,
    expected: `apiVersion: v1
data:
  a: 5
kind: ConfigMap
metadata:
  name: a
`,
  },
  {
    name: 'an object opts out by label or annotation',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a, annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}
data: {a: "\${V}"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: b, labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}}
data: {a: "\${V}"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: "\${V}"}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild: {substitute: {V: x}}
`,
    expected: `apiVersion: v1
data:
  a: \${V}
kind: ConfigMap
metadata:
  annotations:
    kustomize.toolkit.fluxcd.io/substitute: disabled
  name: a
---
apiVersion: v1
data:
  a: \${V}
kind: ConfigMap
metadata:
  labels:
    kustomize.toolkit.fluxcd.io/substitute: disabled
  name: b
---
apiVersion: v1
data:
  a: x
kind: ConfigMap
metadata:
  name: c
`,
  },
  {
    name: 'a name of a variable must be one',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild: {substitute: {a-b: x}}
`,
    expected: undefined,
    refusal: 'VARIABLE_INVALID',
  },
  {
    name: 'a value that breaks the YAML stops the build',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {a: "\${V}"}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild: {substitute: {V: "a: b: c"}}
`,
    expected: undefined,
    refusal: 'SUBSTITUTION_BREAKS_YAML',
  },
  {
    name: 'keys are filled, too',
    files: {
      'app/a.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {"\${V}": x}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  postBuild: {substitute: {V: key}}
`,
    expected: `apiVersion: v1
data:
  key: x
kind: ConfigMap
metadata:
  name: a
`,
  },
  {
    name: 'the schema of openapi.path adds to the built-in ones',
    files: {
      'app/kustomization.yaml': `resources: [web.yaml, thing.yaml]
openapi: {path: schema.json}
patches:
- patch: |
    {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: side, image: new}]}}}}
- patch: |
    {apiVersion: example.com/v1, kind: Thing, metadata: {name: t}, spec: {containers: [{name: side, image: new}]}}
`,
      'app/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: main, image: old}, {name: side, image: old}]}}}
`,
      'app/thing.yaml': `apiVersion: example.com/v1
kind: Thing
metadata: {name: t}
spec: {containers: [{name: main, image: old}, {name: side, image: old}]}
`,
      'app/schema.json': `{"definitions": {"Thing": {
  "x-kubernetes-group-version-kind": [{"group": "example.com", "version": "v1", "kind": "Thing"}],
  "properties": {"spec": {"$ref": "#/definitions/io.k8s.api.core.v1.PodSpec"}}}}}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
`,
    expected: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
      - image: new
        name: side
      - image: old
        name: main
---
apiVersion: example.com/v1
kind: Thing
metadata:
  name: t
spec:
  containers:
  - image: new
    name: side
  - image: old
    name: main
`,
  },
  {
    name: 'labels reach the claims of a StatefulSet, and every kind unknown in 1.21 gets the namespace',
    files: {
      'app/kustomization.yaml': `resources: [a.yaml]
buildMetadata: [managedByLabel]
labels: [{pairs: {team: a}, includeTemplates: true}]
images: [{name: web, newTag: "2"}]
`,
      'app/a.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a}
spec:
  template: {spec: {containers: [{name: a, image: "web@sha512:aa"}, {name: b, image: "web@sha256:aa"}]}}
  volumeClaimTemplates: [{metadata: {name: q}}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: v}
`,
    },
    kustomization: `kind: Kustomization
metadata: {name: web, namespace: flux-system}
spec:
  path: ./app
  targetNamespace: prod
`,
    expected: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  labels:
    app.kubernetes.io/managed-by: kustomize-(devel)
    team: a
  name: a
  namespace: prod
spec:
  template:
    metadata:
      labels:
        team: a
    spec:
      containers:
      - image: web@sha512:aa
        name: a
      - image: web:2
        name: b
  volumeClaimTemplates:
  - metadata:
      labels:
        team: a
      name: q
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  labels:
    app.kubernetes.io/managed-by: kustomize-(devel)
    team: a
  name: v
  namespace: prod
`,
  },
]
