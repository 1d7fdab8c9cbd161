import type { EdgeEnd } from '../connect/edge-ends';
import type { PortRef } from '../geometry/node-ports';

/** What lies under a point. */
export type Hit =
  | { readonly kind: 'canvas' }
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'port'; readonly port: PortRef }
  | { readonly kind: 'edge'; readonly id: string }
  /** `fixed` is the port at the other end, which stays. */
  | { readonly kind: 'edge-end'; readonly id: string; readonly end: EdgeEnd; readonly fixed: PortRef }
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'note-corner'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string };
