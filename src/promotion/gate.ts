/** How one condition on a promotion stands, with the reason. `not-evaluated`: nothing here could ask (offline). */
export interface GateResult {
  readonly gate: GateName
  readonly status: 'passed' | 'pending' | 'blocked' | 'not-evaluated'
  readonly detail: string
}

/** In the order in which people read them. Those of later issues stay out until they are built. */
export type GateName =
  | 'known'
  | 'permitted'
  | 'pinned'
  | 'order'
  | 'slot'
  | 'checks'
  | 'approved'
  | 'unchanged'
