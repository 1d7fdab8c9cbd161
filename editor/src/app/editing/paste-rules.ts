import type { PlainDocument } from '@rex/canvas';
import { readClipboard, type ReadGraph } from '@rex/canvas/clipboard';
import { isJsonObject, parseWorkflowDocument, readImport, type JsonValue } from '@rex/workflow';

export type PastedText = { ok: true; fragment: PlainDocument } | { ok: false; message: string };

/** What a pasted text holds: a part of a drawing, as copying gives it, or a workflow. */
export function readPasted(text: string): PastedText {
  const read = readClipboard(text, readGraph);
  if (read.kind === 'read') return { ok: true, fragment: read.fragment };
  return read.refusal === 'other-format' ? readWorkflowFile(text) : { ok: false, message: read.message };
}

/** Checks pasted nodes and edges as the server would check them. */
const readGraph: ReadGraph = ({ nodes, edges }) => {
  const parsed = parseWorkflowDocument({ name: 'Pasted', nodes, edges });
  if (!parsed.ok) return { ok: false, message: messageOf(parsed.problems) };
  return { ok: true, nodes: parsed.document.nodes, edges: parsed.document.edges };
};

/** The drawing of a workflow file, or of a document as one would post it. */
function readWorkflowFile(text: string): PastedText {
  const value = JSON.parse(text) as JsonValue;
  const isExport = isJsonObject(value) && Object.hasOwn(value, 'workflow');
  const read = isExport ? readExport(value) : readDocument(value);
  return typeof read === 'string' ? { ok: false, message: read } : { ok: true, fragment: read };
}

function readExport(value: JsonValue): PlainDocument | string {
  const read = readImport(value);
  if (read.kind === 'unsupported')
    return $localize`The file is of format version ${read.formatVersion}:FORMAT_VERSION:, which is too new.`;
  return read.kind === 'invalid' ? messageOf(read.problems) : read.document;
}

function readDocument(value: JsonValue): PlainDocument | string {
  if (!isJsonObject(value) || !Array.isArray(value['nodes'])) {
    return $localize`The clipboard holds JSON, but neither nodes nor a workflow.`;
  }
  const { nodes, edges, notes, groups } = value;
  const parsed = parseWorkflowDocument({
    name: 'Pasted',
    nodes,
    ...(edges === undefined ? {} : { edges }),
    ...(notes === undefined ? {} : { notes }),
    ...(groups === undefined ? {} : { groups }),
  });
  return parsed.ok ? parsed.document : messageOf(parsed.problems);
}

function messageOf(problems: readonly { message: string }[]): string {
  const [first] = problems;
  const more = problems.length > 1 ? $localize` (and ${problems.length - 1}:COUNT: more)` : '';
  const reason = first?.message ?? $localize`The text is damaged.`;
  return $localize`Nothing was pasted. ${reason + more}:REASON:`;
}
