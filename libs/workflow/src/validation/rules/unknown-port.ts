import type { WorkflowEdge } from '../../document/workflow-document';
import { outputPortsOf } from '../../node-types/output-ports-of';
import { ERROR_PORT } from '../../document/workflow-document';
import { suggestion } from '../../text/suggest-word';
import type { Problem } from '../problem';
import type { PlacedNode, Rule } from '../rule';

/** An edge must start at an output port of its source and end at an input port of its target. */
export const unknownPortRule: Rule = ({ document, nodes }) => {
  // Of nodes with the same id the first counts, as in the graph.
  const byId = new Map([...nodes].reverse().map((placed) => [placed.node.id, placed]));
  return document.edges.flatMap((edge, index) => {
    const path = `/edges/${index}`;
    return [
      ...checkSource(edge, `${path}/sourcePort`, byId.get(edge.source)),
      ...checkTarget(edge, `${path}/targetPort`, byId.get(edge.target)),
    ];
  });
};

function checkSource(edge: WorkflowEdge, path: string, source: PlacedNode | undefined): Problem[] {
  if (!source?.descriptor) return [];
  const ports = outputPortsOf(source.node, source.descriptor);
  if (ports.includes(edge.sourcePort)) return [];
  const subject = `Node "${edge.source}" (${source.node.type})`;
  if (ports.length === 0) {
    return [
      unknownPort(
        edge,
        path,
        `${subject} has no outputs, so no edge can start there; remove edge "${edge.id}".`,
      ),
    ];
  }
  const hint =
    edge.sourcePort === ERROR_PORT
      ? '; set its onError to "branch" to gain it.'
      : suggestion(edge.sourcePort, ports, `; it has ${list(ports)}.`);
  return [unknownPort(edge, path, `${subject} has no output port "${edge.sourcePort}"${hint}`)];
}

function checkTarget(edge: WorkflowEdge, path: string, target: PlacedNode | undefined): Problem[] {
  if (!target?.descriptor) return [];
  const ports = target.descriptor.ports.inputs.map((port) => port.name);
  if (ports.includes(edge.targetPort)) return [];
  const subject = `Node "${edge.target}" (${target.node.type})`;
  const message =
    ports.length === 0
      ? `${subject} has no inputs, so no edge can lead there; remove edge "${edge.id}".`
      : `${subject} has no input port "${edge.targetPort}"${suggestion(edge.targetPort, ports, `; it has ${list(ports)}.`)}`;
  return [unknownPort(edge, path, message)];
}

function unknownPort(edge: WorkflowEdge, path: string, message: string): Problem {
  return { code: 'unknown-port', edgeId: edge.id, path, message };
}

function list(ports: string[]): string {
  return ports.map((port) => `"${port}"`).join(', ');
}
