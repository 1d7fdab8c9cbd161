import type { PortRef, PortsOf } from '../geometry/node-ports';

/** Ports by type: `trigger` has no input, `condition` two outputs, all others one of each. */
export const mainPorts: PortsOf = (node) => ({
  inputs: node.type === 'trigger' ? [] : ['main'],
  outputs: node.type === 'condition' ? ['true', 'false'] : ['main'],
});

export function outputOf(nodeId: string, port = 'main'): PortRef {
  return { nodeId, side: 'output', port };
}

export function inputOf(nodeId: string, port = 'main'): PortRef {
  return { nodeId, side: 'input', port };
}
