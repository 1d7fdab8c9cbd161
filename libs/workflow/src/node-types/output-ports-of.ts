import { ERROR_PORT, type WorkflowNode } from '../document/workflow-document';
import type { NodeTypeDescriptor } from './node-type-descriptor';

/** Names of the ports by which a node's output can leave: its type's, and `error` with `onError: "branch"`. */
export function outputPortsOf(
  node: Pick<WorkflowNode, 'settings'>,
  descriptor: Pick<NodeTypeDescriptor, 'ports'>,
): string[] {
  const ports = descriptor.ports.outputs.map((port) => port.name);
  if (node.settings.onError === 'branch' && !ports.includes(ERROR_PORT)) ports.push(ERROR_PORT);
  return ports;
}
