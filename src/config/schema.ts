import { z } from 'zod'
import { parseEnvironmentName } from '../promotion/names.ts'

const text = z.string().min(1)
const texts = z.array(text)

/** `10m`, `1h30m`, `0s`: as Go writes durations. In milliseconds once parsed. */
export const Duration = z
  .string()
  .regex(/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/, { error: 'a duration such as 30s, 10m or 1h30m' })
  .transform(parseDuration)

const milliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

function parseDuration(duration: string): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)]
  return parts.reduce(
    (sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (milliseconds[unit] ?? 0),
    0,
  )
}

const EnvironmentName = z.string().refine(name => parseEnvironmentName(name) !== undefined, {
  error: 'a name of letters, digits, ".", "_" and "-", as a folder or a branch could have',
})

const Repository = z
  .string()
  .regex(/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/, { error: 'owner/name of a repository' })

const Source = z.union(
  [Repository, z.strictObject({ repository: Repository, apps: texts.min(1).optional() })],
  {
    error: 'owner/name, or a map with "repository" and "apps"',
  },
)

const Environment = z.strictObject({
  name: EnvironmentName,
  paths: texts.optional(),
  clusters: texts.optional(),
  namespaces: texts.optional(),
  after: z.array(EnvironmentName).optional(),
  production: z.boolean().optional(),
  merge: z.enum(['when-green', 'after-approval', 'never']).optional(),
  requiredChecks: texts.optional(),
  allow: z
    .strictObject({ users: texts.optional(), teams: texts.optional(), workflows: texts.optional() })
    .optional(),
  delivery: z.enum(['flux', 'apply']).optional(),
  timeout: Duration.optional(),
  onFailure: z.enum(['propose-rollback', 'rollback', 'nothing']).optional(),
})

const Cluster = z.strictObject({ kubeconfig: text, context: text.optional() })

const App = z.strictObject({
  images: texts.optional(),
  chart: text.optional(),
  tagPattern: z
    .string()
    .regex(/^[^{}]*\{version\}[^{}]*$/, { error: 'a text with {version} in it, such as "v{version}"' })
    .optional(),
  pins: z.array(z.strictObject({ environment: EnvironmentName, file: text, path: text })).optional(),
})

/** `.github/lockkeeper.yml`, whole: every key there is, none more. */
export const Config = z.strictObject({
  version: z.literal(1),
  sources: z.array(Source).optional(),
  versions: z.enum(['known', 'strict', 'any']).optional(),
  unproven: z.enum(['show', 'block']).optional(),
  findings: z.strictObject({ block: texts.optional() }).optional(),
  environments: z.array(Environment).min(1, { error: 'at least one environment' }).optional(),
  clusters: z.record(text, Cluster).optional(),
  apps: z.record(text, App).optional(),
  labels: z.strictObject({ environment: text, app: text }).optional(),
})
export type Config = z.infer<typeof Config>

/** Keys that later versions will know, by the path of the map in which they will stand; `*` is any key or index. */
export const laterKeys: Readonly<Record<string, readonly string[]>> = {
  'environments.*': [
    'soak',
    'freeze',
    'freezes',
    'approvals',
    'locks',
    'autoPromotion',
    'auto-promotion',
    'autoPromote',
  ],
}

/** The keys of every map of the schema, by its path; `*` is any key or index. For advice on unknown keys. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(Config.shape),
  findings: ['block'],
  'sources.*': ['repository', 'apps'],
  'environments.*': Object.keys(Environment.shape),
  'environments.*.allow': ['users', 'teams', 'workflows'],
  'clusters.*': Object.keys(Cluster.shape),
  'apps.*': Object.keys(App.shape),
  'apps.*.pins.*': ['environment', 'file', 'path'],
  labels: ['environment', 'app'],
}
