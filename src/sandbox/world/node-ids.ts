// GitHub's global ids are a prefix that names the type and an opaque rest.
const prefixes = {
  Repository: 'R_',
  User: 'U_',
  Organization: 'O_',
  Bot: 'BOT_',
  App: 'A_',
  Issue: 'I_',
  PullRequest: 'PR_',
  IssueComment: 'IC_',
  PullRequestReview: 'PRR_',
  Reaction: 'REA_',
  Ref: 'REF_',
  Commit: 'C_',
  Tree: 'T_',
  Blob: 'B_',
  CheckSuite: 'CS_',
  CheckRun: 'CR_',
  StatusContext: 'SC_',
  Deployment: 'DE_',
  DeploymentStatus: 'DES_',
  Label: 'LA_',
  WorkflowRun: 'WFR_',
  Workflow: 'W_',
  Environment: 'EN_',
  GateRule: 'GA_',
  Team: 'TE_',
  PackageVersion: 'PV_',
  RepositoryInvitation: 'RI_',
} as const

/** The kinds of things that have a global id. */
export type NodeKind = keyof typeof prefixes

/** What a global id stands for: its kind, and the numbers or names that find it. */
export interface NodeKey {
  readonly kind: NodeKind
  readonly parts: readonly string[]
}

/** The global id of something, from what finds it again. */
export function nodeId(kind: NodeKind, ...parts: readonly (string | number)[]): string {
  return prefixes[kind] + Buffer.from(['k', ...parts].join('\n')).toString('base64url')
}

/** What a global id stands for; undefined when it is none of ours. */
export function parseNodeId(id: string): NodeKey | undefined {
  const split = id.indexOf('_') + 1
  const kind = (Object.keys(prefixes) as NodeKind[]).find(name => prefixes[name] === id.slice(0, split))
  const [marker, ...parts] = Buffer.from(id.slice(split), 'base64url').toString('utf8').split('\n')
  return kind === undefined || marker !== 'k' ? undefined : { kind, parts }
}
