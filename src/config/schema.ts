import * as z from 'zod'
import { durationExample, parseDuration } from '../lib/duration.ts'
import { parseEnvironmentName } from '../promotion/names.ts'

const text = z.string().min(1)
const texts = z.array(text)

/** In milliseconds once parsed. */
export const Duration = z.string().transform((text, context) => {
  const duration = parseDuration(text)
  if (duration !== undefined) return duration
  context.addIssue({ code: 'custom', message: durationExample })
  return z.NEVER
})

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
  autoMerge: z.boolean().optional(),
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
