import { checkScript, type ScriptKind } from './check-script';

const problemOf = (kind: ScriptKind, source: string) => {
  const checked = checkScript({ kind, source });
  return 'problem' in checked ? checked.problem : undefined;
};

describe('checkScript', () => {
  it.each([
    ['body', ''],
    ['body', 'return input.a'],
    ['body', 'const { a } = await input;\nreturn a // done'],
    ['body', 'var input = 1; function steps() {} return new.target'],
    ['body', '"use strict"; return 1'],
    ['body', 'return "import(x)" // import("y")'],
    ['expression', '{ a: 1, b: input.b }'],
    ['expression', ' (1) // one'],
    ['expression', 'a, b'],
    ['expression', 'input.map((x) => { return x })'],
    ['expression', 'await steps.a'],
  ] as const)('takes the %s %j', (kind, source) => {
    expect(problemOf(kind, source)).toBeUndefined();
  });

  it.each([
    ['body', 'const a = 1;\nconst b = ;', 'Unexpected token', 2, 11],
    ['body', 'a\r\nb\u2028c d', 'Unexpected token', 3, 3],
    ['body', 'foo(', 'Unexpected token', 1, 5],
    ['body', 'const a = `${input', 'Unexpected token', 1, 19],
    ['body', 'return 1\n}', 'Unexpected token', 2, 1],
    ['body', '}); evil(); (() => {', 'Unexpected token', 1, 1],
    ['body', '}, function () {', 'Unexpected token', 1, 1],
    ['body', 'import fs from "fs"', 'import and export are not available: scripts cannot load modules', 1, 1],
    [
      'body',
      'if (1) { export const a = 1 }',
      'import and export are not available: scripts cannot load modules',
      1,
      10,
    ],
    ['body', 'return import("fs")', 'import() is not available: scripts cannot load modules', 1, 8],
    ['body', 'return import.meta', "Cannot use 'import.meta' outside a module", 1, 8],
    ['expression', '1); evil(); (2', 'One expression is expected, but something follows it', 1, 2],
    ['expression', '1)+(2', 'One expression is expected, but something follows it', 1, 2],
    ['expression', 'a)\n=> (b', 'One expression is expected, but something follows it', 1, 2],
    ['expression', 'return 1', 'Unexpected token', 1, 1],
    ['expression', ' ', 'The expression is empty', 1, 1],
    ['expression', '1 /* open', 'Unterminated comment', 1, 3],
  ] as const)('refuses the %s %j and says where', (kind, source, message, line, column) => {
    expect(problemOf(kind, source)).toEqual({ message, line, column });
  });

  // The isolate compiles scripts as strict, asynchronous functions of the scope's names.
  it.each([
    ['with (input) {}', "'with' in strict mode"],
    ['return 010', 'Invalid number'],
    ['let yield', "The keyword 'yield' is reserved"],
    ['delete input', 'Deleting local variable in strict mode'],
    ['eval = 1', 'Assigning to eval in strict mode'],
    ['function f(a, a) {}', 'Argument name clash'],
    ['let input = 1', "Identifier 'input' has already been declared"],
    ['class steps {}', "Identifier 'steps' has already been declared"],
    ['const await = 1', 'await'],
    ['({ await })', 'await'],
  ])('refuses %j, which strict code in an async function may not have', (source, message) => {
    expect(problemOf('body', source)?.message).toContain(message);
  });

  it('places a mistake that only the function around the source makes one', () => {
    expect(problemOf('body', 'const a = 1;\n  let input = a;')).toMatchObject({ line: 2, column: 7 });
  });

  it.each(['[', '(', '{', '(a=>', '`${', '!', 'a=>', 'new ', 'a:'])(
    'ends for an endless row of %j',
    (opening) => {
      expect(problemOf('body', opening.repeat(100_000))).toBeDefined();
    },
  );

  it('takes a script that declares thousands of names, and still finds the one that stands twice', () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `a${index}`).join();
    expect(problemOf('body', `let ${names};`)).toBeUndefined();
    expect(problemOf('body', `let ${names}, a7;`)?.message).toBe("Identifier 'a7' has already been declared");
    expect(problemOf('body', `var ${names}; { let a1; var a9; } let a5;`)?.message).toContain("'a5'");
  });

  it('refuses names in nested blocks that would take the parser minutes', () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `a${index}`).join();
    const problem = problemOf('body', `${'{'.repeat(300)}var ${names}${'}'.repeat(300)}`);
    expect(problem?.message).toBe('The source declares too many names');
  });
});
