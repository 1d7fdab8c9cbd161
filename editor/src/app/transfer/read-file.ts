import { findJsonMistake } from './find-json-mistake';

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_NODES = 5_000;

/** A text that may hold a workflow. */
export type ReadFile = { kind: 'file'; value: object } | { kind: 'mistake'; message: string };

/** Reads the text of a file, as far as that can be told without the server. Never throws. */
export function readFile(text: string): ReadFile {
  if (text.trim() === '') return mistake($localize`There is nothing in it.`);
  if (new Blob([text]).size > MAX_BYTES) return mistake($localize`It is larger than 5 MB.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const place = findJsonMistake(text);
    return mistake(
      place === undefined
        ? $localize`It is not JSON.`
        : $localize`It is not JSON: look at line ${place.line}:line:, column ${place.column}:column:.`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return mistake($localize`It is JSON, but no workflow: a workflow is an object.`);
  }
  if (countNodes(value) > MAX_NODES) return mistake($localize`It has more than 5,000 nodes.`);
  return { kind: 'file', value };
}

/** Nodes of an export or of a bare document. */
function countNodes(value: object): number {
  const workflow = (value as { workflow?: unknown }).workflow ?? value;
  const nodes =
    typeof workflow === 'object' && workflow !== null ? (workflow as { nodes?: unknown }).nodes : [];
  return Array.isArray(nodes) ? nodes.length : 0;
}

function mistake(message: string): ReadFile {
  return { kind: 'mistake', message };
}
