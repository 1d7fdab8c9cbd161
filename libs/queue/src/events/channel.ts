import {
  decodeHints,
  decodePieces,
  encodeHints,
  encodePieces,
  EXECUTION_CANCELS_CHANNEL,
  EXECUTION_HINTS_CHANNEL,
  STEP_STREAMS_CHANNEL,
  type ExecutionHint,
  type StreamPiece,
} from '@rex/engine';

/** A channel of a carrier, and how what it carries is written. */
export interface Channel<Item> {
  name: string;
  /** Writes items as payloads that NOTIFY accepts, in order. */
  encode(items: Item[]): string[];
  /** Reads one payload; what is no item is left out. */
  decode(payload: string): Item[];
}

/** That rows of executions changed. */
export const HINTS: Channel<ExecutionHint> = {
  name: EXECUTION_HINTS_CHANNEL,
  encode: encodeHints,
  decode: decodeHints,
};

/** The ids of executions that should end. */
export const CANCELS: Channel<string> = {
  name: EXECUTION_CANCELS_CHANNEL,
  encode: (executionIds) =>
    encodeHints(executionIds.map((executionId) => ({ executionId, revision: 0, finished: false }))),
  decode: (payload) => decodeHints(payload).map((hint) => hint.executionId),
};

/** What running steps show. */
export const STREAMS: Channel<StreamPiece> = {
  name: STEP_STREAMS_CHANNEL,
  encode: encodePieces,
  decode: decodePieces,
};
