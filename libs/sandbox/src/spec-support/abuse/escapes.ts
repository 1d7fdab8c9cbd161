import type { Program } from './program';

/** Programs that try to reach something outside. */
export const ESCAPES: Program[] = [
  { title: 'process', source: 'process.exit()', ends: ['script-threw'] },
  { title: 'require', source: 'return require("fs").readFileSync("/etc/passwd")', ends: ['script-threw'] },
  {
    title: 'the Function constructor',
    source:
      'return this?.constructor.constructor("return process")() ?? (() => {}).constructor("return process")()',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of an async function',
    source: 'return (async () => {}).constructor("return process.env")()',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of a console function',
    source: 'return console.log.constructor("return process")()',
    ends: ['script-threw'],
  },
  {
    title: 'the constructor of a scope value',
    source: 'return input.constructor.constructor("return process")()',
    ends: ['script-threw'],
  },
  { title: 'import in eval', source: 'return eval("import(\'fs\')")', ends: ['script-threw'] },
  { title: 'import.meta', source: 'return import.meta.url', ends: ['script-syntax'] },
  {
    title: 'a caller on the stack',
    source: 'function f() { return f.caller } return f()',
    ends: ['script-threw', 'value'],
  },
  { title: 'a process binding', source: 'return globalThis.process.binding("fs")', ends: ['script-threw'] },
  { title: 'the network', source: 'return fetch("http://127.0.0.1")', ends: ['script-threw'] },
  { title: 'a worker', source: 'return new Worker("x")', ends: ['script-threw'] },
  { title: 'a new realm', source: 'return new ShadowRealm().evaluate("1")', ends: ['script-threw'] },
  { title: 'WebAssembly', source: 'return new WebAssembly.Memory({ initial: 1 })', ends: ['script-threw'] },
  {
    title: 'isolated-vm itself',
    source: 'return [typeof ivm, typeof isolate, typeof Reference, typeof __rexDriver].join()',
    ends: ['value'],
  },
  { title: 'a debugger', source: 'debugger; return 1', ends: ['value'] },
  {
    title: 'a throw while the stack is being written',
    source: 'Error.prepareStackTrace = () => { throw 1 }; null.x',
    ends: ['script-threw'],
  },
  {
    title: 'frames of the driver',
    source:
      'let all; Error.prepareStackTrace = (e, frames) => { all = frames.map((f) => [typeof f.getThis(), typeof f.getFunction()].join()); return "" }; new Error("x").stack; return all',
    ends: ['value'],
  },
];
