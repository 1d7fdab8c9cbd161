import { parse } from 'acorn';
import { isContained } from './is-contained';

const NAMES = ['input', 'steps', 'trigger', 'execution', 'workflow'];

function judge(source: string): boolean {
  return isContained(
    parse(source, {
      ecmaVersion: 'latest',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      preserveParens: true,
    }),
    NAMES,
  );
}

describe('isContained', () => {
  it.each([
    'return input.items.map((item) => item.price * 2).join(", ")',
    'return { ok: true, n: input.list.filter((x) => x > 1).length, t: steps.webhook.body.text?.toUpperCase() }',
    'const { name, tags: [first, ...rest] } = input; return `${name} ${first} ${rest.length}`',
    'const total = input.items.reduce((sum, { price }) => sum + price, 0); return Math.round(total * 100) / 100',
    'const out = {}; for (const [key, value] of Object.entries(input)) out[key] = String(value); return out',
    'const out = []; for (let i = 0; i < input.length; i++) { if (input[i] > 1) out.push(input[i]) } return out',
    'return input.items[input.items.length - 1]',
    'return new Date(input.when).toISOString() + JSON.stringify(input, null, 2)',
    'function double(x) { return x * 2 } return input.list.map(double).sort((a, b) => a - b)',
    'if (!input.email) throw new Error("no e-mail"); console.log("found", input.email); return input.email.split("@")[1]',
    'const seen = new Set(); return input.filter((x) => !seen.has(x.id) && seen.add(x.id))',
    'return { ...input, text: input.text.replace(/(\\w+)/g, (word) => word.trim()) }',
    'return { values: input.a, map: 1, "odd key": [2] }',
    // The probe of abuse.int-spec.ts.
    'return input.left ?? input.list.left ?? "clean"',
    'let n = 0; while (n < 10) n += 1; return n',
    'return input.list.map(String).map(Number).filter(Boolean)',
    'try { return JSON.parse(input) } catch (error) { return error.message }',
    'return (() => { const list = [3]; list[0] = 4; return list })()',
  ])('sees that this is contained: %s', (source) => {
    expect(judge(source)).toBe(true);
  });

  it.each([
    ['members that lead to shared objects', 'return input.constructor'],
    ['the same by a literal key', 'return input["constructor"]'],
    ['the same by a template', 'return input[`constructor`]'],
    ['the same by a computed key', 'return input["const" + "ructor"]'],
    ['the same by a key from data', 'return input[input.key]'],
    ['the same by a variable that may be text', 'let i = 0; i = "constructor"; return input[i]'],
    ['the same by a variable from a loop', 'for (const i of ["constructor"]) return input[i]'],
    ['the same by a second declaration', 'let i = 0; { let i = "constructor"; input[i].x = 1 }'],
    ['the same by a loop over an outer variable', 'let i = 0; for (i of ["constructor"]) input[i]'],
    ['the same by addition', 'return input[0 + "constructor"]'],
    ['the same by a pattern', 'const { constructor: c } = input; return c'],
    ['the same by a pattern in parameters', '(({ __proto__: p }) => p)(input)'],
    ['the same by a computed pattern', 'const { [input.key]: c } = input; return c'],
    ['a prototype by a literal', 'return { __proto__: input }'],
    ['prototypes', 'String.prototype.x = 1'],
    ['built-in functions as values', 'const f = input.items.map; f.x = 1'],
    ['built-in functions as callbacks with another this', '[1].forEach([].push, [].map)'],
    ['built-in functions by a pattern', 'const { push } = []; return push'],
    ['call, apply and bind', 'return [].push.call(input.items.map, 1)'],
    ['members of members', 'const o = { a: String }; o.a.x = 1'],
    ['members of parameters', 'input.list.forEach((each) => { each.x = 1 })'],
    ['members of variables that may change', 'let o = {}; o = String; o.x = 1'],
    ['members of globals', 'Math.x = 1'],
    ['globals', 'x = 1'],
    ['globalThis', 'globalThis.x = 1'],
    ['globals that are not listed', 'return Object.assign(String, { x: 1 })'],
    ['setPrototypeOf', 'Object.setPrototypeOf([], null)'],
    ['getPrototypeOf', 'Object.getPrototypeOf([]).x = 1'],
    ['Reflect', 'return Reflect.ownKeys(input)'],
    ['this', 'return this'],
    ['arguments', 'return arguments[0]'],
    ['eval', 'return eval("1")'],
    ['Function', 'return Function("return 1")()'],
    ['delete', 'delete input.a'],
    ['await', 'return await input'],
    ['async functions', 'const f = async () => 1; f()'],
    ['generators', 'function* f() { yield 1 } return [...f()]'],
    ['classes', 'class A {} return new A()'],
    ['timers', 'setTimeout(() => 1)'],
    ['promises', 'return Promise.resolve(1)'],
    ['getters', 'return { get a() { return 1 } }'],
    ['tagged templates', 'return String.raw`x`'],
    ['import', 'return import("x")'],
    ['new.target', '(function () { return new.target })()'],
    ['names that hide listed ones', 'const Math = input; return Math.max'],
    ['names that hide the scope', '((input) => input)(1)'],
    ['assignment by patterns', 'const o = {}; [o.a.b] = [1]'],
    ['loops that assign members', 'for (input.constructor.x of [1]) ;'],
    ['loops that assign members of members', 'const o = { a: String }; for (o.a.x of [1]) ;'],
    ['loops over keys that assign members', 'for (input.a.x in [1]) ;'],
    [
      'assignments that read by a computed key',
      'const o = {}; const c = (o[input.key] ??= 1); c.assign(c, { x: 1 })',
    ],
    ['calls of methods that plain values lack', 'return input.assign(input)'],
    ['promises by hand', 'return { then: (resolve) => resolve(1) }'],
    ['RegExp statics', 'return RegExp.$1'],
    ['error hooks', 'Error.prepareStackTrace = () => 1'],
    ['private names', 'return #x in input'],
    ['console methods replaced', 'console.log = null'],
    ['endless depth', `return ${'['.repeat(300)}${']'.repeat(300)}`],
  ])('does not trust %s', (_, source) => {
    let isTrusted = false;
    try {
      isTrusted = judge(source);
    } catch (error) {
      // Refused by the parser even before.
      expect(error).toBeInstanceOf(SyntaxError);
    }
    expect(isTrusted).toBe(false);
  });
});
