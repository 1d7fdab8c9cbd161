/** Values of more bytes than this are kept in `execution_values`, apart from their rows. */
export const LARGE_VALUE_BYTES = 256 * 1024;

/** Whether a JSON text is kept apart. Quick for the usual one: characters are at most three bytes each. */
export function isLarge(json: string): boolean {
  return (
    json.length > LARGE_VALUE_BYTES ||
    (json.length * 3 > LARGE_VALUE_BYTES && byteLength(json) > LARGE_VALUE_BYTES)
  );
}

/** Bytes of a text as UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

/** Names in `execution_values`. */
export const INPUT_VALUE = 'input';
export const OUTPUT_VALUE = 'output';

/** The name of a step's output. */
export function stepValue(nodeId: string): string {
  return `step:${nodeId}`;
}

/** SQL for a value that may be kept apart: the column, else what `execution_values` has under the name. */
export function valueOf(column: string, executionId: string, name: string): string {
  return `coalesce(${column}, (SELECT v.value FROM execution_values v WHERE v.execution_id = ${executionId} AND v.name = ${name}))`;
}
