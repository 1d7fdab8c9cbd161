import type { ExecutionHint } from './event-bus';
import { packPayloads, unpackPayload } from './pack-payloads';

/** The channel of hints: for NOTIFY in PostgreSQL, for pub/sub in Redis. */
export const EXECUTION_HINTS_CHANNEL = 'rex_execution_hints';

/** The channel of wishes to end executions: their ids in hints, whose other fields say nothing. */
export const EXECUTION_CANCELS_CHANNEL = 'rex_execution_cancels';

/**
 * Writes hints as payloads of at most 7,500 bytes each. A payload is a JSON array of
 * `[executionId, revision, finished]` triples, `finished` being 0 or 1.
 */
export function encodeHints(hints: ExecutionHint[]): string[] {
  return packPayloads(
    hints.map(({ executionId, revision, finished }) =>
      JSON.stringify([executionId, revision, finished ? 1 : 0]),
    ),
  );
}

/** Reads one payload. What is not a hint is left out: hints may get lost, readers poll as a fallback. */
export function decodeHints(payload: string): ExecutionHint[] {
  return unpackPayload(payload).flatMap(([executionId, revision, finished]) => {
    if (typeof executionId !== 'string' || typeof revision !== 'number') return [];
    return [{ executionId, revision, finished: finished === 1 }];
  });
}
