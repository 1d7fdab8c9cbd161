import type { NodeDefinition } from '@rex/node-sdk';

/** The node types that exist. The engine is handed them; it never imports one. */
export interface NodeRegistry {
  findNode(type: string): NodeDefinition | undefined;
}
