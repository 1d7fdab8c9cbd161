import type { ConnectionRefusal } from '@rex/canvas';

/** Why two ports can't be connected, as it is told at the port. */
export function refusalText(refusal: ConnectionRefusal): string {
  switch (refusal) {
    case 'same-node':
      return $localize`A node can’t be connected to itself`;
    case 'same-side':
      return $localize`Connect an output to an input`;
    case 'already-connected':
      return $localize`Already connected`;
    case 'would-loop':
      return $localize`Would create a loop`;
    case 'unknown-port':
      return $localize`The node has no such port`;
    case 'unknown-node':
      return $localize`The node is gone`;
    case 'unknown-edge':
      return $localize`The edge is gone`;
  }
}
