import {
  isSameValue,
  layoutByLevels,
  plainDocument,
  readDocument,
  type CanvasDocument,
  type Link,
} from '@rex/canvas';
import { defaultPositions } from '@rex/workflow/drawing';
import type { WorkflowDocument } from '../api/types';

/** What of a workflow is not drawn. */
export type WorkflowMeta = Pick<WorkflowDocument, 'name' | 'description' | 'settings'>;

/** All that a save sends: what is drawn, and the rest. */
export interface DraftContent {
  readonly document: CanvasDocument;
  readonly meta: WorkflowMeta;
}

/** The document that the API takes. */
export function toWorkflowDocument({ document, meta }: DraftContent): WorkflowDocument {
  return { ...meta, ...plainDocument(document) } as WorkflowDocument;
}

/** What the API gave. Nodes that nobody has placed yet are laid out by their edges. */
export function readContent(workflow: WorkflowDocument): DraftContent {
  const { name, description, settings } = workflow;
  const document = readDocument(workflow as Parameters<typeof readDocument>[0]);
  return { document: placed(document), meta: { name, description, settings } };
}

/** Whether two contents would be saved as the same. */
export function isSameContent(a: DraftContent, b: DraftContent): boolean {
  return isSameValue(toWorkflowDocument(a), toWorkflowDocument(b));
}

/** Positions that saving chose, for nodes that came without, give way to a layout that knows more of the edges. */
function placed(document: CanvasDocument): CanvasDocument {
  const plain = plainDocument(document);
  const [nodes, links] = [plain.nodes, plain.edges as Link[]];
  const chosen = defaultPositions(plain.nodes, plain.edges);
  const spots = new Set(nodes.map(({ position }) => `${position.x} ${position.y}`));
  const isPlaced =
    spots.size === nodes.length && !nodes.every(({ id, position }) => isSameValue(chosen.get(id), position));
  if (isPlaced || nodes.length < 2) return document;
  const { positions } = layoutByLevels(document.nodes.order, links);
  const laidOut = nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position }));
  return readDocument({ ...plain, nodes: laidOut });
}
