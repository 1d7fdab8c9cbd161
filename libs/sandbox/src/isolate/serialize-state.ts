import { bareRecord, match, sliceText } from './primordials';
import { quote } from './quote';

/** What serializing gave: JSON text, or the reason why there is none. */
export type Serialized =
  { ok: true; json: string; /** JSON objects, comma separated. */ warningsJson: string } | SerializeFailure;

export interface SerializeFailure {
  ok: false;
  code: 'script-result-not-json' | 'script-result-too-large';
  message: string;
}

/** Deepest nesting of a result. */
export const MAX_RESULT_DEPTH = 256;

/** Thrown to leave the recursion once `state.failure` is set. Never seen by the script. */
const STOP = new Error('stopped');

/** Where a serialization stands: how long the text is so far, where in the result it is, what was odd. */
export interface SerializeState {
  length: number;
  maxLength: number;
  failure: SerializeFailure | undefined;
  /** Keys from the root to the value at hand, by depth. */
  path: Record<number, string | number>;
  /** Objects from the root to the value at hand, by depth. */
  ancestors: Record<number, object>;
  undefinedCount: number;
  undefinedPath: string;
  notFiniteCount: number;
  notFinitePath: string;
  /** Members that JSON has no place for: under symbols, or beside the items of a list. */
  unplacedCount: number;
  unplacedPath: string;
  /** Objects of a class whose data is out of reach. */
  opaqueCount: number;
  opaquePath: string;
}

export function newState(maxLength: number): SerializeState {
  return {
    length: 0,
    maxLength,
    failure: undefined,
    path: bareRecord(),
    ancestors: bareRecord(),
    undefinedCount: 0,
    undefinedPath: '',
    notFiniteCount: 0,
    notFinitePath: '',
    unplacedCount: 0,
    unplacedPath: '',
    opaqueCount: 0,
    opaquePath: '',
  };
}

/** Counts text that was written; stops as soon as the result is too large, before it has taken all memory. */
export function account(state: SerializeState, length: number): void {
  state.length += length;
  if (state.length <= state.maxLength) return;
  state.failure = {
    ok: false,
    code: 'script-result-too-large',
    message: `The result is larger than ${state.maxLength} bytes. Return less, or only what the next steps need.`,
  };
  throw STOP;
}

/** Gives up: the value at `depth` can't be JSON, and `advice` says what it is and what to return instead. */
export function refuse(state: SerializeState, depth: number, advice: string): never {
  const message = `The result is not JSON: ${pathText(state, depth)} ${advice}.`;
  state.failure = { ok: false, code: 'script-result-not-json', message };
  throw STOP;
}

/** Cycles show as endless depth; only then is it worth looking for the object among its ancestors. */
export function refuseDepth(state: SerializeState, object: object, depth: number): never {
  for (let above = depth - 1; above >= 0; above--) {
    if (state.ancestors[above] !== object) continue;
    const period = depth - above;
    // Name the shortest way round: the first time the object meets itself.
    let first = above;
    while (first - period >= 0 && state.ancestors[first - period] === object) first -= period;
    refuse(state, first + period, `refers back to ${pathText(state, first)} (a cycle)`);
  }
  refuse(state, depth, `is nested more than ${MAX_RESULT_DEPTH} levels deep`);
}

export function noteUndefined(state: SerializeState, depth: number): void {
  if (state.undefinedCount++ === 0) state.undefinedPath = pathText(state, depth);
}

export function noteNotFinite(state: SerializeState, depth: number, text: string): void {
  if (state.notFiniteCount++ === 0) state.notFinitePath = `${pathText(state, depth)} is ${text}`;
}

export function noteUnplaced(state: SerializeState, depth: number, what: string): void {
  if (state.unplacedCount++ === 0) state.unplacedPath = `${pathText(state, depth)} has ${what}`;
}

export function noteOpaque(state: SerializeState, depth: number): void {
  if (state.opaqueCount++ === 0) state.opaquePath = pathText(state, depth);
}

/** The warnings as JSON objects, comma separated; one of each kind, naming the first place. */
export function warningsJson(state: SerializeState, isUndefined: boolean): string {
  let json = '';
  const add = (code: string, message: string) => {
    json += `${json === '' ? '' : ','}{"code":"${code}","message":${quote(message, ignore)}}`;
  };
  if (isUndefined) {
    add(
      'result-undefined',
      'The script returned nothing, so its result is null. Use return to give a value.',
    );
  }
  if (state.undefinedCount > 0) {
    const text = `${state.undefinedPath} is undefined and was left out (null in a list)`;
    add('result-property-dropped', `${text}${more(state.undefinedCount)}.`);
  }
  if (state.notFiniteCount > 0) {
    const text = `${state.notFinitePath}, which JSON cannot hold: it became null`;
    add('result-not-finite', `${text}${more(state.notFiniteCount)}.`);
  }
  if (state.unplacedCount > 0) {
    const text = `${state.unplacedPath}, which JSON cannot hold: they were left out`;
    add('result-member-dropped', `${text}${more(state.unplacedCount)}.`);
  }
  if (state.opaqueCount > 0) {
    const text = `${state.opaquePath} is an object of a class without fields of its own and became {}; return its data instead`;
    add('result-opaque', `${text}${more(state.opaqueCount)}.`);
  }
  return json;
}

function more(count: number): string {
  return count > 1 ? `, and ${count - 1} more like it` : '';
}

function ignore(): void {
  // The length of a message does not count.
}

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;
const MAX_PATH_LENGTH = 300;

/** Where the value at `depth` stands, as `$.items[3].total`. */
function pathText(state: SerializeState, depth: number): string {
  let text = '$';
  for (let index = 0; index < depth; index++) {
    if (text.length > MAX_PATH_LENGTH) return `${text} …`;
    const key = state.path[index] ?? '';
    if (typeof key === 'number') text += `[${key}]`;
    else if (match(PLAIN_KEY, key)) text += `.${sliceText(key, 0, 100)}`;
    else text += `[${quote(sliceText(key, 0, 100), ignore)}]`;
  }
  return text;
}
