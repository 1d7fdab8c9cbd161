import type { NodeContext } from '@rex/node-sdk';
import { isJsonObject, type JsonValue } from '@rex/workflow';

/** What adding the counts needs of the step. */
interface CountsContext extends Pick<NodeContext, 'log' | 'warn'> {
  /** The field of the output that takes them; null: none. */
  countsKey: string | null;
}

/** The output with the numbers of pieces that were hidden, where it has room for them; what was hidden is logged in any case. */
export function addCounts(
  output: JsonValue,
  counts: ReadonlyMap<string, number>,
  { countsKey, log, warn }: CountsContext,
): JsonValue {
  const hidden = [...counts].filter(([, count]) => count > 0);
  if (hidden.length > 0) log('info', 'Personal data was hidden.', Object.fromEntries(hidden));
  if (countsKey === null || !isJsonObject(output)) return output;
  if (Object.hasOwn(output, countsKey)) {
    const message = `The data has a field "${countsKey}" already, so the counts of what was hidden were left out. Name another field in "countsKey", or null.`;
    warn({ code: 'counts-left-out', message });
    return output;
  }
  return { ...output, [countsKey]: Object.fromEntries(counts) };
}
