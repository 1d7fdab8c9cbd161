import type { CanvasDocument, CanvasNode } from '../document/canvas-document';
import { itemsOf } from '../document/item-list';
import type { JsonValue } from '../document/json-value';

/** Where something was found. */
export interface SearchHit {
  readonly list: 'nodes' | 'notes';
  readonly id: string;
  /** What of it matches: its name, its id, its type, a config field, its error, or a text of a note. */
  readonly where: 'name' | 'id' | 'type' | 'field' | 'error' | 'text';
  /** The dotted path of a field, such as `headers.0.name`; empty for all others. */
  readonly path: string;
  /** The text around the match, on one line. */
  readonly excerpt: string;
}

/** What the document itself does not hold. */
export interface SearchTexts {
  /** The name of a node's type for people. */
  typeLabelOf(node: CanvasNode): string;
  /** The message of its problem or of the step that failed; undefined if all is well. */
  errorOf(nodeId: string): string | undefined;
}

const EXCERPT_BEFORE = 24;
const EXCERPT_LENGTH = 80;

/** Finds a text in nodes and notes, one hit for each, by what tells most. Upper and lower case are the same. */
export function searchCanvas(document: CanvasDocument, query: string, texts: SearchTexts): SearchHit[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const nodes = itemsOf(document.nodes).flatMap((node): SearchHit[] => {
    const found = inNode(node, wanted, texts);
    return found ? [{ list: 'nodes', id: node.id, ...found }] : [];
  });
  const notes = itemsOf(document.notes).flatMap((note): SearchHit[] => {
    const excerpt = excerptOf(note.text, wanted);
    return excerpt === undefined ? [] : [{ list: 'notes', id: note.id, where: 'text', path: '', excerpt }];
  });
  return [...nodes, ...notes];
}

type Found = Pick<SearchHit, 'where' | 'path' | 'excerpt'>;

function inNode(node: CanvasNode, wanted: string, texts: SearchTexts): Found | undefined {
  const plain = [
    ['name', node.name],
    ['id', node.id],
    ['error', texts.errorOf(node.id) ?? ''],
    ['type', texts.typeLabelOf(node)],
    ['text', node.notes],
  ] as const;
  for (const [where, text] of plain) {
    const excerpt = excerptOf(text, wanted);
    if (excerpt !== undefined) return { where, path: '', excerpt };
  }
  return inValue(node.config, '', wanted);
}

function inValue(value: JsonValue, path: string, wanted: string): Found | undefined {
  if (typeof value !== 'object' || value === null) {
    const excerpt = value === null ? undefined : excerptOf(String(value), wanted);
    return excerpt === undefined ? undefined : { where: 'field', path, excerpt };
  }
  for (const [key, inner] of Object.entries(value)) {
    const found = inValue(inner, path === '' ? key : `${path}.${key}`, wanted);
    if (found) return found;
  }
  return undefined;
}

function excerptOf(text: string, wanted: string): string | undefined {
  const at = text.toLowerCase().indexOf(wanted);
  if (at < 0) return undefined;
  const start = Math.max(0, at - EXCERPT_BEFORE);
  const part = text.slice(start, start + EXCERPT_LENGTH).replace(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${part}${start + EXCERPT_LENGTH < text.length ? '…' : ''}`;
}
