/** Why two ports can't be connected. */
export type ConnectionRefusal =
  | 'same-node'
  | 'same-side'
  | 'already-connected'
  | 'would-loop'
  | 'unknown-port'
  | 'unknown-node'
  | 'unknown-edge';

const TEXTS: Record<ConnectionRefusal, string> = {
  'same-node': 'A node can’t be connected to itself',
  'same-side': 'Connect an output to an input',
  'already-connected': 'Already connected',
  'would-loop': 'Would create a loop',
  'unknown-port': 'The node has no such port',
  'unknown-node': 'The node is gone',
  'unknown-edge': 'The edge is gone',
};

/** What to tell people at the port. */
export function refusalText(refusal: ConnectionRefusal): string {
  return TEXTS[refusal];
}
