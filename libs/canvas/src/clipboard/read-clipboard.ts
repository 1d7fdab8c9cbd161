import type { CanvasEdge, CanvasNode } from '../document/canvas-document';
import { isJsonObject, type JsonValue } from '../document/json-value';
import { plainDocument, readDocument, type PlainDocument } from '../document/read-document';
import { CLIPBOARD_FORMAT, CLIPBOARD_FORMAT_VERSION } from './clipboard-text';
import { readGroups, readNotes } from './read-notes-and-groups';

/** Why a text can't be pasted onto the canvas. `other-format`: JSON, but no fragment; it may be a workflow file. */
export type ClipboardRefusal = 'not-json' | 'other-format' | 'newer-version' | 'invalid' | 'too-large';

/** A fragment, or why the text is none. */
export type ReadClipboard =
  | { readonly kind: 'read'; readonly fragment: PlainDocument }
  | { readonly kind: 'refused'; readonly refusal: ClipboardRefusal; readonly message: string };

/** Checks nodes and edges as the editor's own rules for documents do, and fills in what was left out. */
export type ReadGraph = (graph: {
  nodes: JsonValue;
  edges: JsonValue;
}) =>
  | { readonly ok: true; readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] }
  | { readonly ok: false; readonly message: string };

const MAX_CHARACTERS = 5 * 1024 * 1024;
const MAX_NODES = 5000;

/**
 * Reads text from the clipboard. It may come from anywhere: whatever is not a sound fragment is refused with a sentence for
 * people. Edges whose ends are not among the nodes are left out.
 */
export function readClipboard(text: string, readGraph: ReadGraph): ReadClipboard {
  if (text.length > MAX_CHARACTERS) return refuse('too-large', 'The text is larger than 5 MB.');
  const value = parse(text);
  if (value === undefined) return refuse('not-json', 'The clipboard holds no nodes.');
  if (!isJsonObject(value) || value['format'] !== CLIPBOARD_FORMAT) {
    return refuse('other-format', 'The clipboard holds JSON, but no nodes of a canvas.');
  }
  const version = value['formatVersion'];
  if (typeof version !== 'number') return refuse('invalid', 'The copied nodes have no format version.');
  if (version > CLIPBOARD_FORMAT_VERSION) {
    return refuse('newer-version', 'The nodes were copied from a newer version of REX.');
  }
  const { nodes = [], edges = [], notes = [], groups = [] } = value;
  if (Array.isArray(nodes) && nodes.length > MAX_NODES) {
    return refuse('too-large', `More than ${MAX_NODES} nodes can’t be pasted at once.`);
  }
  const graph = readGraph({ nodes, edges });
  if (!graph.ok) return refuse('invalid', graph.message);
  const [readableNotes, readableGroups] = [readNotes(notes), readGroups(groups)];
  if (!readableNotes || !readableGroups) {
    return refuse('invalid', 'The copied notes or groups are damaged.');
  }
  // Reading it as a document makes ids unique and groups sound.
  const document = readDocument({
    nodes: graph.nodes,
    edges: graph.edges,
    notes: readableNotes,
    groups: readableGroups,
  });
  const plain = plainDocument(document);
  const known = document.nodes.byId;
  const inside = plain.edges.filter((edge) => known.has(edge.source) && known.has(edge.target));
  return {
    kind: 'read',
    fragment: { ...plain, edges: inside },
  };
}

function refuse(refusal: ClipboardRefusal, message: string): ReadClipboard {
  return { kind: 'refused', refusal, message };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
