/**
 * A function, as text, that describes everything a script finds when it starts: the names of the global object, and every
 * member of every built-in with its kind and, for a function, the length of its text. Two contexts that give the same text
 * are alike.
 */
export const DESCRIBE_CONTEXT = `() => {
  const lines = [];
  const visited = new Set();
  const describe = (path, owner) => {
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null || visited.has(owner)) return;
    visited.add(owner);
    lines.push(path + ' ' + (Object.isExtensible(owner) ? 'open' : 'closed'));
    for (const key of Reflect.ownKeys(owner)) {
      const name = path + '.' + String(key);
      const { value, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(owner, key);
      const text = typeof value === 'function' ? 'function ' + Function.prototype.toString.call(value).length
        : typeof value === 'object' || typeof value === 'symbol' ? typeof value : String(value);
      lines.push([name, text, typeof get, typeof set, writable, enumerable, configurable].join(' '));
      describe(name, value);
      describe(name + '.get', get);
      describe(name + '.set', set);
    }
    describe(path + '.[[Prototype]]', Object.getPrototypeOf(owner));
  };
  describe('global', globalThis);
  const hidden = { generator: function* () {}, async: async () => {}, text: ''[Symbol.iterator](), list: [][Symbol.iterator](),
    matches: 'a'.matchAll(/a/g), map: new Map().entries(), set: new Set().values() };
  for (const [name, value] of Object.entries(hidden)) describe(name, Object.getPrototypeOf(value));
  return lines.join('\\n');
}`;

/** A script that waits for what an earlier one may have left to happen, and then describes what it finds. */
export const FINGERPRINT = `
  await new Promise((resolve) => setTimeout(resolve, 3));
  const remembered = RegExp.lastMatch;
  return [remembered, (${DESCRIBE_CONTEXT})()];`;

/** isContained says so of this one; what it reads would show a polluted Object.prototype or Array.prototype. */
export const CONTAINED_PROBE = 'return input.left ?? input.list.left ?? "clean"';
