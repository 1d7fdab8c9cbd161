import type { ExecutionHint } from './event-bus';

/** The channel of hints: for NOTIFY in PostgreSQL, for pub/sub in Redis. */
export const EXECUTION_HINTS_CHANNEL = 'rex_execution_hints';

/** The channel of wishes to end executions: their ids in hints, whose other fields say nothing. */
export const EXECUTION_CANCELS_CHANNEL = 'rex_execution_cancels';

/** PostgreSQL refuses NOTIFY payloads of 8,000 bytes and more. */
const MAX_PAYLOAD_BYTES = 7_500;

/**
 * Writes hints as payloads of at most 7,500 bytes each. A payload is a JSON array of
 * `[executionId, revision, finished]` triples, `finished` being 0 or 1.
 */
export function encodeHints(hints: ExecutionHint[]): string[] {
  const payloads: string[] = [];
  let triples: string[] = [];
  let length = 2;
  for (const { executionId, revision, finished } of hints) {
    const triple = JSON.stringify([executionId, revision, finished ? 1 : 0]);
    if (triples.length > 0 && length + triple.length + 1 > MAX_PAYLOAD_BYTES) {
      payloads.push(`[${triples.join(',')}]`);
      triples = [];
      length = 2;
    }
    triples.push(triple);
    length += triple.length + 1;
  }
  if (triples.length > 0) payloads.push(`[${triples.join(',')}]`);
  return payloads;
}

/** Reads one payload. What is not a hint is left out: hints may get lost, readers poll as a fallback. */
export function decodeHints(payload: string): ExecutionHint[] {
  const triples = parseArray(payload);
  return triples.flatMap((triple) => {
    if (!Array.isArray(triple)) return [];
    const [executionId, revision, finished] = triple as unknown[];
    if (typeof executionId !== 'string' || typeof revision !== 'number') return [];
    return [{ executionId, revision, finished: finished === 1 }];
  });
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
