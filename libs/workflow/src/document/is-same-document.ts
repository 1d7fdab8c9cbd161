import { isJsonObject, type JsonValue } from './json-value';
import type { WorkflowDocument } from './workflow-document';

/** Whether two documents are the same, in whatever order their keys are written. Stops at the first difference. */
export function isSameDocument(a: WorkflowDocument, b: WorkflowDocument): boolean {
  return isSame(a as unknown as JsonValue, b as unknown as JsonValue);
}

function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}
