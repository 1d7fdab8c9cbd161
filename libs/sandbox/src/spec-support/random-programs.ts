import fc from 'fast-check';

// Programs that look contained, or nearly so, made of whatever might lead from a value to something that scripts share.

const NAMES = ['input', 'steps', 'own', 'list', 'text', 'count', 'each', 'fn', 'String', 'Number', 'Boolean'];
const KEYS = [
  ...['__proto__', 'constructor', 'prototype', 'then', 'left', 'key', 'list', 'text', 'ctor', '0', 'length'],
  ...[
    'map',
    'push',
    'toString',
    'valueOf',
    'toJSON',
    'raw',
    'name',
    'stack',
    'message',
    'caller',
    'call',
    'flags',
  ],
];
const METHODS = [
  ...[
    'map',
    'filter',
    'forEach',
    'reduce',
    'push',
    'pop',
    'splice',
    'sort',
    'reverse',
    'fill',
    'concat',
    'flat',
    'flatMap',
  ],
  ...[
    'slice',
    'replace',
    'split',
    'match',
    'matchAll',
    'at',
    'toString',
    'valueOf',
    'toFixed',
    'entries',
    'keys',
    'values',
  ],
  ...[
    'set',
    'add',
    'get',
    'delete',
    'clear',
    'exec',
    'test',
    'compile',
    'setTime',
    'toSorted',
    'with',
    'copyWithin',
  ],
];
const STATICS = [
  ...[
    'Object.keys',
    'Object.entries',
    'Object.values',
    'Object.fromEntries',
    'Object.is',
    'Array.from',
    'Array.of',
  ],
  ...[
    'JSON.parse',
    'JSON.stringify',
    'Math.max',
    'String.fromCharCode',
    'console.log',
    'Object.assign',
    'Object.freeze',
  ],
  ...['Object.defineProperty', 'Object.setPrototypeOf', 'Reflect.set', 'Date.now'],
];

const pick = (words: readonly string[]) => fc.constantFrom(...words);
const member = fc.oneof(
  pick(KEYS.filter((each) => each !== '0')).map((key) => `.${key}`),
  pick(KEYS).map((key) => `[${JSON.stringify(key)}]`),
  pick([
    'input.key',
    'input.ctor',
    'count',
    '0',
    'count - 1',
    'text',
    '"__pro" + "to__"',
    '`constructor`',
  ]).map((key) => `[${key}]`),
);

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'expression' },
      pick(NAMES),
      pick(['1', '"left"', 'null', '/l(e)ft/g', 'true', '2 ** 3', '`t${count}`']),
      fc.tuple(inner, member).map(([object, key]) => `(${object})${key}`),
      fc.tuple(inner, pick(METHODS), inner).map(([object, name, value]) => `(${object}).${name}(${value})`),
      fc.tuple(pick(STATICS), inner, inner).map(([name, one, two]) => `${name}(${one}, ${two})`),
      fc.tuple(pick(KEYS), inner).map(([key, value]) => `({ ${JSON.stringify(key)}: ${value} })`),
      fc.tuple(inner, inner).map(([one, two]) => `[${one}, ${two}]`),
      inner.map((value) => `[...${value}]`),
      inner.map((value) => `({ ...${value} })`),
      inner.map((body) => `((each) => ${body})`),
      inner.map((body) => `(({ constructor: each, __proto__: fn = each }) => ${body})`),
      fc.tuple(inner, inner).map(([callee, value]) => `(${callee})(${value})`),
      fc.tuple(inner, inner).map(([one, two]) => `(${one} ?? ${two})`),
      fc.tuple(inner, pick(['-', '+', '*', '|', '==='])).map(([value, sign]) => `(${value} ${sign} 1)`),
      pick([
        'new Map()',
        'new Set(list)',
        'new Date(0)',
        'new Array(3)',
        'new RegExp("l")',
        'new Error("left")',
      ]),
    ),
  };
});

const target = fc.oneof(
  fc.tuple(pick(['own', 'list', 'input', 'fn', 'text']), member).map(([name, key]) => `${name}${key}`),
  fc.tuple(pick(['own', 'input']), member, member).map(([name, one, two]) => `${name}${one}${two}`),
  pick(['text', 'count', 'fn', 'left', '[text]', '{ left: text }']),
);

const statement = fc.oneof(
  fc
    .tuple(target, pick(['=', '??=', '+=']), expression)
    .map(([to, sign, value]) => `(${to} ${sign} ${value});`),
  expression.map((value) => `${value};`),
  fc.tuple(target, expression).map(([to, value]) => `for (${to} of ${value}) ;`),
  fc
    .tuple(expression, target, expression)
    .map(([all, to, value]) => `for (const each of ${all}) { ${to} = ${value} }`),
  fc.tuple(expression, expression).map(([one, two]) => `try { ${one} } catch (each) { ${two} }`),
  fc.tuple(expression, expression).map(([one, two]) => `if (${one}) { ${two} } else count++;`),
  fc
    .tuple(pick(KEYS), expression)
    .map(([key, value]) => `const { ${JSON.stringify(key)}: unused } = ${value};`),
);

/** Function bodies for the names `input` and `steps`. Each statement is on its own, so that one that throws stops no other. */
export const aProgram: fc.Arbitrary<string> = fc
  .tuple(fc.array(statement, { minLength: 1, maxLength: 4 }), expression)
  .map(([statements, result]) =>
    [
      'const own = {}; const list = [input]; let text = "left"; let count = 0; let fn = (each) => each;',
      ...statements.map((each) => `try { ${each} } catch {}`),
      `return ${result}`,
    ].join('\n'),
  );
