/**
 * How the clusters of an environment without Flux stand towards one promotion, as the records say that Lockkeeper keeps in them. `unknown`: not
 * looked at in this run.
 */
export type DeliveryFact =
  | { readonly kind: 'unknown' }
  /** Nothing of this promotion is there. */
  | { readonly kind: 'free' }
  /** A part of it is there, or something of it that is meant no longer. */
  | { readonly kind: 'begun' }
  /** Every cluster was given all that this promotion leads to. */
  | { readonly kind: 'whole' }
  /** Another promotion is being applied there, which has to end first. */
  | { readonly kind: 'busy'; readonly because: string }
  /** The clusters would not take it, or not all of it. */
  | { readonly kind: 'refused'; readonly because: string }
  /** A cluster could not be asked, or what was there before could not be put back. `isOver`: for longer than the environment gives it. */
  | { readonly kind: 'stuck'; readonly because: string; readonly isOver: boolean }
