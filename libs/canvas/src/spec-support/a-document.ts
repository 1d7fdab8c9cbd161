import type {
  CanvasDocument,
  CanvasEdge,
  CanvasGroup,
  CanvasNode,
  CanvasNote,
} from '../document/canvas-document';
import { plainDocument, readDocument, type PlainDocument } from '../document/read-document';

/** A node whose name is its id. */
export function aNode(id: string, fields: Partial<CanvasNode> = {}): CanvasNode {
  return {
    id,
    type: 'code',
    name: id,
    position: { x: 0, y: 0 },
    config: {},
    settings: { onError: 'fail' },
    disabled: false,
    notes: '',
    ...fields,
  };
}

/** An edge from a text such as `a>b` or `a.true>b`; the text is its id. */
export function anEdge(text: string): CanvasEdge {
  const [from = '', target = ''] = text.split('>');
  const [source = '', sourcePort = 'main'] = from.split('.');
  return { id: text, source, sourcePort, target, targetPort: 'main' };
}

/** A note of 160 by 96 pixels. */
export function aNote(id: string, fields: Partial<CanvasNote> = {}): CanvasNote {
  return {
    id,
    text: '',
    tint: 1,
    position: { x: 0, y: 0 },
    size: { width: 160, height: 96 },
    ...fields,
  };
}

/** An open group at the top. */
export function aGroup(id: string, nodeIds: string[], fields: Partial<CanvasGroup> = {}): CanvasGroup {
  return { id, name: id, nodeIds, noteIds: [], parentId: null, isCollapsed: false, ...fields };
}

/** A document; nodes given by id stand side by side on the grid, 320 pixels apart. */
export function aDocument(parts: {
  nodes: (string | CanvasNode)[];
  edges?: string[];
  notes?: CanvasNote[];
  groups?: CanvasGroup[];
}): CanvasDocument {
  return readDocument({
    nodes: parts.nodes.map((node, index) =>
      typeof node === 'string' ? aNode(node, { position: { x: index * 320, y: 0 } }) : node,
    ),
    edges: (parts.edges ?? []).map(anEdge),
    notes: parts.notes ?? [],
    groups: parts.groups ?? [],
  });
}

/** The document as plain data, to compare. */
export function plain(document: CanvasDocument): PlainDocument {
  return plainDocument(document);
}
