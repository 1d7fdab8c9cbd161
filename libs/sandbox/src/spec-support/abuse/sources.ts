import type { Program } from './program';

/** Programs whose text itself is the attack. */
export const SOURCES: Program[] = [
  {
    title: 'text that closes the function around it',
    source: 'return 1 }); globalThis.left = 1; (function () {',
    ends: ['script-syntax'],
  },
  {
    title: 'text that closes it behind a comment',
    source: 'return 1 /* */ }) //\n;globalThis.left = 1;(() => {',
    ends: ['script-syntax'],
  },
  {
    title: 'text that closes it by escapes',
    source: 'return "\\u0022" \\u007d); globalThis.left = 1; (function () \\u007b',
    ends: ['script-syntax'],
  },
  {
    title: 'text that closes it in a template',
    source: 'return `${1}` }, globalThis.left = `${"',
    ends: ['script-syntax'],
  },
  { title: 'HTML comments', source: 'return 1\n--> globalThis.left = 1', ends: ['value', 'script-syntax'] },
  { title: 'an HTML comment that opens', source: '<!-- hidden\nreturn 2', ends: ['value'], gives: '2' },
  { title: 'a hashbang', source: '#!/usr/bin/env node\nreturn 1', ends: ['script-syntax'] },
  {
    title: 'line separators',
    source: 'const a = 1 //\u2028globalThis.left = a\nreturn typeof left',
    ends: ['value', 'script-threw'],
  },
  {
    title: 'text that runs right to left',
    source: 'return "\u202e" + /* \u2066 */ "x" // \u2069',
    ends: ['value'],
  },
  { title: 'a null byte', source: 'return 1 \0 + 1', ends: ['script-syntax'] },
  { title: 'a lone surrogate', source: 'return "\ud800"', ends: ['value'] },
  { title: 'a label named await', source: 'await: for (;;) { break await }', ends: ['script-syntax'] },
  { title: 'yield as a name', source: 'var yield = 1; return yield', ends: ['script-syntax'] },
  {
    title: 'sloppy mode',
    source: '"use sloppy"; return (function () { return this })() === undefined',
    ends: ['value'],
    gives: 'true',
  },
  { title: 'with', source: 'with (globalThis) { left = 1 }', ends: ['script-syntax'] },
  {
    title: 'import with attributes',
    source: 'return import("data:text/javascript,1", { with: {} })',
    ends: ['script-syntax'],
  },
  { title: 'import by escapes', source: 'return \\u0069mport("fs")', ends: ['script-syntax'] },
  {
    title: 'import in a generated function',
    source: 'return new Function("return import(\'node:fs\')")()',
    ends: ['script-threw'],
  },
  { title: 'import deferred', source: 'import fs from "fs"', ends: ['script-syntax'] },
  { title: 'export', source: 'export default 1', ends: ['script-syntax'] },
  { title: 'top-level super', source: 'return super.constructor', ends: ['script-syntax'] },
  {
    title: 'new.target of the function around it',
    source: 'return typeof new.target',
    ends: ['value', 'script-syntax'],
  },
  {
    title: 'brackets nested 100,000 deep',
    source: `return ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    ends: ['script-syntax'],
  },
  {
    title: 'calls nested 50,000 deep',
    source: `return ${'String('.repeat(50_000)}1${')'.repeat(50_000)}`,
    ends: ['script-syntax'],
  },
  {
    title: 'a sum of 100,000 terms',
    source: `return ${'1+'.repeat(100_000)}1`,
    ends: ['value', 'script-syntax', 'script-threw'],
  },
  {
    title: 'a source of four megabytes',
    source: `return 1 //${'x'.repeat(4_000_000)}`,
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'a literal of four megabytes',
    source: `return "${'x'.repeat(4_000_000)}".length`,
    ends: ['value'],
    gives: '4000000',
  },
  {
    title: '60,000 functions',
    source: `${Array.from({ length: 60_000 }, (_, n) => `function f${n}() {}`).join('\n')} return 1`,
    ends: ['value', 'script-memory', 'script-timeout'],
  },
  {
    title: '70,000 parameters',
    source: `return ((${Array.from({ length: 70_000 }, (_, n) => `a${n}`).join()}) => 1)()`,
    ends: ['script-syntax', 'script-timeout'],
  },
  {
    title: 'a pattern of a million branches',
    source: `return /${'a|'.repeat(500_000)}b/.test("c")`,
    ends: ['value', 'script-threw', 'script-syntax', 'script-timeout', 'script-memory'],
  },
  {
    title: 'a debugger in a loop',
    source: 'for (let i = 0; i < 1e5; i++) { debugger } return 1',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'a comment that names a source map',
    source: 'return 1 //# sourceMappingURL=file:///etc/passwd',
    ends: ['value'],
    gives: '1',
  },
  {
    title: 'eval that defines names outside',
    source: 'eval("var left = 1"); (0, eval)("var alsoLeft = 1"); return typeof left',
    ends: ['value'],
  },
];
