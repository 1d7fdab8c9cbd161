import { findUnsafeJson } from '../json/find-unsafe-json';
import { pointerKeys, valueAt } from '../json/json-pointer';
import { applyDefaults } from '../schema/apply-defaults';
import { findSchemaComplaints } from '../schema/compile-schema';
import type { JsonSchema } from '../schema/json-schema';
import { isTimezone } from '../text/is-timezone';
import type { Problem } from '../validation/problem';
import { defaultPositions } from './default-positions';
import { cleanGroups } from './clean-groups';
import { isJsonObject, type JsonObject, type JsonValue } from './json-value';
import { withOwnIds } from './own-ids';
import type { WorkflowDocument, WorkflowEdge, WorkflowNode } from './workflow-document';
import { WorkflowDocumentSchema } from './workflow-schema';

/** A document with all its fields, or why there is none. */
export type ParsedWorkflowDocument =
  { ok: true; document: WorkflowDocument } | { ok: false; problems: Problem[] };

const SCHEMA = WorkflowDocumentSchema as unknown as JsonSchema;

/**
 * Turns anything into a workflow document, or says what is wrong with its shape. Fields that may be left out get their
 * defaults; unknown keys, unsafe keys and text, and values out of bounds are refused; groups lose what does not fit. Whether the workflow could run is
 * another question: see validateWorkflow. Never throws for JSON; does not change its argument.
 */
export function parseWorkflowDocument(input: unknown): ParsedWorkflowDocument {
  const unsafe = findUnsafeJson(input);
  if (unsafe.length > 0)
    return { ok: false, problems: unsafe.map(({ path, message }) => problemAt(input, path, message)) };
  const filled = applyDefaults(SCHEMA, input as JsonValue);
  const complaints = findSchemaComplaints(SCHEMA, filled, 'The document');
  if (complaints.length > 0) {
    return { ok: false, problems: complaints.map(({ path, message }) => problemAt(input, path, message)) };
  }
  // The schema has just been checked; what may still be left out is filled in by complete.
  const document = complete(filled as unknown as DocumentInput);
  const { timezone } = document.settings;
  if (isTimezone(timezone)) return { ok: true, document };
  const message = `"settings.timezone" must be an IANA time zone such as "Europe/Berlin", not "${timezone}".`;
  return { ok: false, problems: [problemAt(input, '/settings/timezone', message)] };
}

type NodeInput = Omit<WorkflowNode, 'name' | 'position'> & Partial<Pick<WorkflowNode, 'name' | 'position'>>;
type EdgeInput = Omit<WorkflowEdge, 'id'> & Partial<Pick<WorkflowEdge, 'id'>>;
type DocumentInput = Omit<WorkflowDocument, 'nodes' | 'edges'> & { nodes: NodeInput[]; edges: EdgeInput[] };

function complete(input: DocumentInput): WorkflowDocument {
  const edges = withIds(input.edges);
  const origin = { x: 0, y: 0 };
  const nodes = input.nodes.map((node) => ({
    ...node,
    name: node.name || node.id,
    position: node.position ?? origin,
  }));
  const lookedAt = completeLooks(input);
  if (input.nodes.every((node) => node.position)) return { ...input, nodes, edges, ...lookedAt };
  const places = defaultPositions(nodes, edges);
  const placed = nodes.map((node, index) =>
    input.nodes[index]?.position ? node : { ...node, position: places.get(node.id) ?? origin },
  );
  return { ...input, nodes: placed, edges, ...lookedAt };
}

/**
 * Notes and groups with ids of their own, and groups without what does not fit: somebody who removes a node, and knows nothing of
 * groups, is not to be refused for what they say.
 */
function completeLooks(input: DocumentInput): Pick<WorkflowDocument, 'notes' | 'groups'> {
  const notes = withOwnIds(input.notes);
  const groups = cleanGroups(withOwnIds(input.groups), idsOf(input.nodes), idsOf(notes));
  return { notes, groups };
}

function idsOf(items: readonly { id: string }[]): Set<string> {
  return new Set(items.map((item) => item.id));
}

/** Edges without an id are named for their ends; a second one of the same name gets a number, so that ids stay unique. */
function withIds(edges: EdgeInput[]): WorkflowEdge[] {
  const taken = new Set(edges.map((edge) => edge.id));
  // The numbers that were tried for a name: thousands of edges between the same ends would else count from the beginning each.
  const counts = new Map<string, number>();
  return edges.map((edge) => {
    if (edge.id !== undefined) return { ...edge, id: edge.id };
    const base = `${edge.source}:${edge.sourcePort}->${edge.target}:${edge.targetPort}`;
    let count = counts.get(base) ?? 1;
    let id = count === 1 ? base : `${base}#${count}`;
    while (taken.has(id)) id = `${base}#${(count += 1)}`;
    counts.set(base, count);
    taken.add(id);
    return { ...edge, id };
  });
}

/** A problem with the node or edge it lies in, if that has an id one can name. */
function problemAt(input: unknown, path: string, message: string): Problem {
  const [list, index] = pointerKeys(path);
  const owner: unknown = index === undefined ? undefined : valueAt(input, `/${list}/${index}`);
  const id = isJsonObject(owner) ? (owner as JsonObject)['id'] : undefined;
  const problem: Problem = { code: 'document-shape', path, message };
  if (typeof id !== 'string') return problem;
  if (list === 'nodes') return { ...problem, nodeId: id };
  return list === 'edges' ? { ...problem, edgeId: id } : problem;
}
