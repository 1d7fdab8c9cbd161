/** Why two ports can't be connected. */
export type ConnectionRefusal =
  | 'same-node'
  | 'same-side'
  | 'already-connected'
  | 'would-loop'
  | 'unknown-port'
  | 'unknown-node'
  | 'unknown-edge';
