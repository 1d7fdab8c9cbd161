import type { IncomingHttpHeaders } from 'node:http';
import type { JsonObject, JsonValue } from '@rex/workflow';
import type { Answered, Asked } from './asked';
import type { Behaviour } from './behaviour';

/** A request as it came in. */
export interface Incoming {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: JsonObject;
}

/** A refusal with its body. */
export interface Refused {
  status: number;
  body: JsonValue;
}

/** How one vendor's wire looks. */
export interface Protocol {
  /** The key that a call carries. */
  keyOf(incoming: Incoming): string;
  /** Reads a call of a model; undefined when the path is none. */
  read(incoming: Incoming): Asked | undefined;
  /** What the vendor would not take, in its words. */
  findFault(incoming: Incoming, asked: Asked): Refused | undefined;
  refuse(behaviour: Extract<Behaviour, { kind: 'refuse' }>, key: string): Refused;
  /** An error inside a stream, as the data of an event. */
  midway(status: number, message: string): JsonValue;
  whole(asked: Asked, answered: Answered): JsonValue;
  /** The data of the events of a stream: text that comes in pieces, then the end. */
  pieces(asked: Asked, answered: Answered, count: number): JsonValue[];
  blocked(asked: Asked, inputTokens: number): JsonValue;
  /** The last event of a stream, when there is one that is no JSON. */
  streamEnd?: string;
  /** Other paths, such as lists of models. */
  other(incoming: Incoming): Refused | undefined;
}

/** The models that are listed: those that behave by their names. */
export const LISTED_MODELS = [
  ...['stand-in', 'slow', 'trickle', 'cut', 'malformed', 'blocked', 'short', 'filtered', 'tool'],
  ...['echo-key', 'wordy', 'refuse-429', 'refuse-500', 'refuse-503'],
];

/** A text in so many pieces. */
export function split(text: string, count: number): string[] {
  const size = Math.max(Math.ceil(text.length / count), 1);
  const pieces = Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
  return pieces.filter((piece) => piece !== '');
}
