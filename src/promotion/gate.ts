/** How one condition on a promotion stands, with the reason. `not-evaluated`: nothing here could ask (offline). */
export interface GateResult {
  readonly gate: GateName
  readonly status: 'passed' | 'pending' | 'blocked' | 'not-evaluated'
  readonly detail: string
}

/** What a gate says as a sentence of its own. Of checks the detail is only numbers and names. */
export function gateSentence({ gate, detail }: GateResult): string {
  return gate === 'checks' && /^(?:\d|failed|none)/.test(detail) ? `checks ${detail}` : detail
}

/** In the order in which people read them. Those of later issues stay out until they are built. */
export type GateName =
  | 'known'
  | 'permitted'
  | 'pinned'
  | 'proven'
  | 'findings'
  | 'order'
  | 'slot'
  | 'checks'
  | 'approved'
  | 'unchanged'
