import { cutLength } from './cut-length';
import { packPayloads, unpackPayload } from './pack-payloads';
import type { StreamPiece } from './stream-bus';

/** The channel of what running steps show. */
export const STEP_STREAMS_CHANNEL = 'rex_step_streams';

/** Text that fits into a payload however it is written: JSON may need six bytes for one UTF-16 unit. */
const MAX_SLICE_UNITS = 1_200;

/**
 * Writes pieces as payloads of at most 7,500 bytes each, long texts in several slices. A payload is a JSON array of
 * `[executionId, nodeId, offset, text]`, with `restarted` as a fifth where the piece has it.
 */
export function encodePieces(pieces: StreamPiece[]): string[] {
  return packPayloads(
    pieces.flatMap(slices).map(({ executionId, nodeId, offset, text, restarted }) => {
      const entry = [executionId, nodeId, offset, text];
      return JSON.stringify(restarted === undefined ? entry : [...entry, restarted]);
    }),
  );
}

/** Reads one payload. What is not a piece is left out: pieces may get lost. */
export function decodePieces(payload: string): StreamPiece[] {
  return unpackPayload(payload).flatMap(([executionId, nodeId, offset, text, restarted]) => {
    if (typeof executionId !== 'string' || typeof nodeId !== 'string') return [];
    if (!isOffset(offset) || typeof text !== 'string') return [];
    const piece = { executionId, nodeId, offset, text };
    return [typeof restarted === 'string' ? { ...piece, restarted } : piece];
  });
}

function slices(piece: StreamPiece): StreamPiece[] {
  const { executionId, nodeId, offset, text } = piece;
  if (text.length <= MAX_SLICE_UNITS) return [piece];
  const first = cutLength(text, MAX_SLICE_UNITS);
  const all: StreamPiece[] = [{ ...piece, text: text.slice(0, first) }];
  for (let at = first; at < text.length;) {
    const rest = text.slice(at, at + MAX_SLICE_UNITS + 1);
    const length = cutLength(rest, MAX_SLICE_UNITS);
    all.push({ executionId, nodeId, offset: offset + at, text: rest.slice(0, length) });
    at += length;
  }
  return all;
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
