import { isJsonObject, type JsonObject, type JsonValue } from '@rex/workflow';

/** An escape such as `\u0069nput` spells a name without containing it; `eval` and `arguments` reach names unseen. */
const REACHES_UNSEEN_NAMES = /\\u|\beval\b|\barguments\b/;

/**
 * The part of a scope value that a source can reach, or undefined if it never mentions the name. Saves copying large values
 * into the sandbox. Errs on the safe side: whatever might be reached is passed.
 */
export function pickScopeValue(source: string, name: string, value: JsonValue): JsonValue | undefined {
  if (REACHES_UNSEEN_NAMES.test(source)) return value;
  if (!source.includes(name)) return undefined;
  return isJsonObject(value) ? pickMembers(source, name, value) : value;
}

/**
 * When every mention of `name` has the form `name.member` or `name['member']` with own members of the value, only those
 * members are reachable. Anything else (`Object.keys(name)`, `name[expression]`, a missing or inherited member) needs it all.
 */
function pickMembers(source: string, name: string, value: JsonObject): JsonObject {
  const picked: JsonObject = {};
  let from = source.indexOf(name);
  for (; from !== -1; from = source.indexOf(name, from + name.length)) {
    const member = memberAfter(source, from + name.length);
    if (member === undefined || !Object.hasOwn(value, member)) return value;
    // Defined, not assigned: a member called __proto__ must stay a plain member.
    Object.defineProperty(picked, member, {
      value: value[member],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return picked;
}

const MEMBER =
  /\s*(?:\?\.\s*|\.\s*)([A-Za-z_$][\w$]*)(?![\w$\u0080-\uffff])|\s*(?:\?\.\s*)?\[\s*(?:'([^'\\\n]*)'|"([^"\\\n]*)")\s*\]/y;

function memberAfter(source: string, index: number): string | undefined {
  MEMBER.lastIndex = index;
  const match = MEMBER.exec(source);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}
