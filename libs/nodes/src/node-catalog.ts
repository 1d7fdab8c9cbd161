import type { NodeDefinition } from '@rex/node-sdk';
import type { NodeCatalog } from '@rex/workflow';
import { ALL_NODES } from './all-nodes';

const byType: ReadonlyMap<string, NodeDefinition> = new Map(
  ALL_NODES.map((node) => [node.descriptor.type, node]),
);

/** The definition of a node type; undefined when there is none of that name. */
export function findNode(type: string): NodeDefinition | undefined {
  return byType.get(type);
}

/** All node types as validation and the editor see them. */
export const nodeCatalog: NodeCatalog = {
  get: (type) => byType.get(type)?.descriptor,
  types: () => [...byType.keys()],
};
