/**
 * A script that describes everything a script finds when it starts: the names of the global object, and every member of the
 * built-ins with its kind and, for a function, the length of its text. Two contexts that give the same text are alike.
 */
export const FINGERPRINT = `
  await new Promise((resolve) => setTimeout(resolve, 3));
  const seen = [];
  const visited = new Set();
  const describe = (path, owner) => {
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null || visited.has(owner)) return;
    visited.add(owner);
    const prototype = Object.getPrototypeOf(owner);
    seen.push(path + ' ' + (Object.isExtensible(owner) ? 'open' : 'closed') + ' ' + Reflect.ownKeys(owner).length);
    for (const key of Reflect.ownKeys(owner)) {
      const name = path + '.' + String(key);
      if (name === 'global.RegExp.prototype' || /RegExp\\.(\\$|last|left|right|input)/.test(name)) continue;
      const { value, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(owner, key);
      const text = typeof value === 'function' ? 'function ' + Function.prototype.toString.call(value).length
        : typeof value === 'object' || typeof value === 'symbol' ? typeof value : String(value);
      seen.push([name, text, typeof get, typeof set, writable, enumerable, configurable].join(' '));
      describe(name, value);
    }
    describe(path + '.[[Prototype]]', prototype);
  };
  describe('global', globalThis);
  for (const [name, value] of Object.entries({ generator: function* () {}, async: async () => {}, text: ''[Symbol.iterator](), list: [][Symbol.iterator](), pattern: RegExp.prototype, typed: Uint8Array, input, steps }))
    describe(name, value);
  return [seen.length, seen.filter((line) => !/^input|^steps/.test(line)).join('\\n'), RegExp.$1, RegExp.lastMatch];`;

/** isContained says so of this one; what it reads would show a polluted Object.prototype or Array.prototype. */
export const CONTAINED_PROBE = 'return input.left ?? input.list.left ?? "clean"';
