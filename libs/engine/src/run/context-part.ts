import type { NodeContext } from '@rex/node-sdk';

/** What differs between a node and the tools that it calls. */
export type ContextPart = Pick<NodeContext, 'config' | 'scope' | 'step'>;
