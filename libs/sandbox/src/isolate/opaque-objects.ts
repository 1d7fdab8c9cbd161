import { isInstance, types } from './primordials';

type AnyType = abstract new (...args: never[]) => unknown;

const OPAQUE: { type: AnyType | undefined; advice: string }[] = [
  { type: types.Promise, advice: 'is a Promise; await it' },
  { type: types.RegExp, advice: 'is a RegExp; return String(x)' },
  { type: types.ArrayBuffer, advice: 'is an ArrayBuffer; return Array.from(new Uint8Array(x)) or text' },
  { type: types.DataView, advice: 'is a DataView; return numbers or text' },
  { type: types.WeakMap, advice: 'is a WeakMap, which JSON cannot hold; return data' },
  { type: types.WeakSet, advice: 'is a WeakSet, which JSON cannot hold; return data' },
  { type: types.WeakRef, advice: 'is a WeakRef, which JSON cannot hold; return data' },
  { type: types.BigInt, advice: 'is a BigInt; return Number(x) or String(x)' },
  { type: types.Symbol, advice: 'is a symbol, which JSON cannot hold; return String(x)' },
  { type: types.Iterator, advice: 'is an iterator; return Array.from(x)' },
];

/** For an object whose content is not in its members (JSON.stringify would give `{}`): what it is and what to return instead. */
export function adviceForOpaque(object: object): string | undefined {
  for (let index = 0; index < OPAQUE.length; index++) {
    const opaque = OPAQUE[index];
    if (opaque?.type !== undefined && isInstance(object, opaque.type)) return opaque.advice;
  }
  return undefined;
}
