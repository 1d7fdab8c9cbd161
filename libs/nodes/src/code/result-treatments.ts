/** What becomes of a result that JSON has no form for, or an odd one. */
export interface ResultTreatment {
  /** Code that returns such a value. */
  returned: string;
  /** The output as JSON text; absent when the step fails with `script-result-not-json`. */
  gives?: string;
  /** Code of the warning on the step. */
  warning?:
    | 'result-undefined'
    | 'result-property-dropped'
    | 'result-not-finite'
    | 'result-member-dropped'
    | 'result-opaque';
  /** What the message names: the place in the result, and what to do. */
  says?: string;
}

/** The table of the guide; a test runs each row in the real sandbox. */
export const RESULT_TREATMENTS: readonly ResultTreatment[] = [
  { returned: 'undefined', gives: 'null', warning: 'result-undefined' },
  { returned: '{ a: undefined, b: 1 }', gives: '{"b":1}', warning: 'result-property-dropped', says: '$.a' },
  { returned: '[1, undefined]', gives: '[1,null]', warning: 'result-property-dropped', says: '$[1]' },
  { returned: '[1, , 3]', gives: '[1,null,3]', warning: 'result-property-dropped', says: '$[1]' },
  { returned: '{ a: NaN }', gives: '{"a":null}', warning: 'result-not-finite', says: '$.a is NaN' },
  { returned: '[-Infinity]', gives: '[null]', warning: 'result-not-finite', says: '$[0] is -Infinity' },
  { returned: '-0', gives: '0' },
  { returned: 'new Date(0)', gives: '"1970-01-01T00:00:00.000Z"' },
  {
    returned: '{ at: new Date(NaN) }',
    gives: '{"at":null}',
    warning: 'result-not-finite',
    says: '$.at is an invalid Date',
  },
  {
    returned: '{ [Symbol("a")]: 1, b: 2 }',
    gives: '{"b":2}',
    warning: 'result-member-dropped',
    says: 'symbol keys',
  },
  {
    returned: '/(?<y>a)/.exec("a")',
    gives: '["a","a"]',
    warning: 'result-member-dropped',
    says: 'fields beside its items',
  },
  {
    returned: '{ f: new Intl.NumberFormat("en") }',
    gives: '{"f":{}}',
    warning: 'result-opaque',
    says: '$.f is an object of a class',
  },
  { returned: 'new Error("a", { cause: "b" })', gives: '{"name":"Error","message":"a","cause":"b"}' },
  { returned: 'new Map([["a", 1]])', gives: '{"a":1}' },
  { returned: 'new Map([[1, "a"]])', says: 'Array.from' },
  { returned: 'new Set([1, "a"])', gives: '[1,"a"]' },
  { returned: 'new Uint8Array([1, 2])', gives: '[1,2]' },
  { returned: 'new TypeError("no")', gives: '{"name":"TypeError","message":"no"}' },
  { returned: 'new (class Point { x = 1; get y() { return 2; } })()', gives: '{"x":1}' },
  { returned: '{ get a() { return 1; } }', gives: '{"a":1}' },
  { returned: '{ toJSON() { return [1]; } }', gives: '[1]' },
  { returned: 'new URL("https://example.com/a")', gives: '"https://example.com/a"' },
  { returned: 'new Proxy({ a: 1 }, {})', gives: '{"a":1}' },
  { returned: '[new String("a"), new Number(1), new Boolean(false)]', gives: '["a",1,false]' },
  { returned: 'Promise.resolve(1)', gives: '1' },
  { returned: '{ a: Promise.resolve(1) }', says: '$.a is a Promise; await it' },
  { returned: '{ a: 1n }', says: '$.a is a BigInt' },
  { returned: '{ a: () => 1 }', says: '$.a is a function' },
  { returned: '[Symbol("a")]', says: '$[0] is a symbol' },
  { returned: '{ a: /x/ }', says: '$.a is a RegExp' },
  { returned: 'new ArrayBuffer(2)', says: 'is an ArrayBuffer' },
  { returned: 'new WeakMap()', says: 'is a WeakMap' },
  { returned: '[1].values()', says: 'is an iterator' },
  {
    returned: '(() => { const a = {}; a.b = { a }; return a; })()',
    says: '$.b.a refers back to $ (a cycle)',
  },
];
