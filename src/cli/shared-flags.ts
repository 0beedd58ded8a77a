import type { Flag } from './verb.ts'

// Flags of several verbs.

export const json: Flag = {
  name: 'json',
  type: 'boolean',
  summary: 'one JSON document on stdout and nothing else',
}

export const repo: Flag = {
  name: 'repo',
  type: 'string',
  value: 'DIR',
  summary: 'the GitOps repository: a checkout or a plain folder (default: .)',
}
