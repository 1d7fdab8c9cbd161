import fc from 'fast-check';
import { isTemplate } from './find-opening';
import { parseTemplate, type KnownExpressions } from './parse-template';
import { TemplateSyntaxError } from './template';

const only = (text: string) => {
  const { parts } = parseTemplate(text);
  expect(parts).toHaveLength(1);
  return parts[0];
};

const errorOf = (text: string): TemplateSyntaxError => {
  try {
    parseTemplate(text);
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error;
  }
  throw new Error(`expected a TemplateSyntaxError for ${text}`);
};

describe('parseTemplate', () => {
  it('takes text and expressions apart', () => {
    expect(parseTemplate('Hi {{ input.name }}, {{ 1 + 1 }}!').parts).toEqual([
      { kind: 'text', text: 'Hi ' },
      { kind: 'path', root: 'input', keys: ['name'], source: 'input.name' },
      { kind: 'text', text: ', ' },
      { kind: 'script', source: '1 + 1' },
      { kind: 'text', text: '!' },
    ]);
  });

  it.each([
    ['{{ input }}', 'input', []],
    ['{{steps.fetch.body.items[0].name}}', 'steps', ['fetch', 'body', 'items', 0, 'name']],
    [`{{ trigger.headers["content-type"] }}`, 'trigger', ['headers', 'content-type']],
    [`{{ trigger.headers['x y}}'] }}`, 'trigger', ['headers', 'x y}}']],
    ['{{ execution.id }}', 'execution', ['id']],
    ['{{ workflow.$a_1 }}', 'workflow', ['$a_1']],
    ['{{ input[ 3 ] }}', 'input', [3]],
    ['{{\n  input.a\n}}', 'input', ['a']],
  ])('reads %p as a plain path', (text, root, keys) => {
    expect(only(text)).toMatchObject({ kind: 'path', root, keys });
  });

  it.each([
    'inputs.a',
    'input.a + 1',
    'input.map(x => x)',
    'input?.a',
    'input[i]',
    'await input.a',
    "input['a\\'b']",
    'Math.max(1, 2)',
    'process.env',
  ])('leaves %p to the sandbox', (source) => {
    expect(only(`{{ ${source} }}`)).toEqual({ kind: 'script', source });
  });

  it.each([
    ['an object literal', '{a: {b: 1}}'],
    ['an object literal without spaces', '{a:{b:{}}}'],
    ['braces in a string', `"}}" + '{{'`],
    ['braces in a template literal', '`a${ {b: "}}"}.b }c}}`'],
    ['braces in a regular expression', '/}}[}}]/.test(input)'],
    ['braces in a comment', 'input /* }} */ .a'],
    ['an arrow function with a body', 'input.map((x) => { return { x } })'],
    ['brackets around it all', '({ a: 1 })'],
    ['a sequence', '(1, 2), 3'],
    ['a division', 'input.a / 2 / input.b'],
  ])('finds the end behind %s', (_what, source) => {
    expect(parseTemplate(`<{{ ${source} }}>{{${source}}}`).parts).toEqual([
      { kind: 'text', text: '<' },
      { kind: 'script', source },
      { kind: 'text', text: '>' },
      { kind: 'script', source },
    ]);
  });

  it('drops comments around an expression', () => {
    expect(only('{{ /* a }} */ 1 + 1 // b\n }}')).toEqual({ kind: 'script', source: '1 + 1' });
  });

  it.each([
    ['{{ input.a', 0, 'not closed'],
    ['x {{ input.a }', 2, 'not closed'],
    ['{{ "a }}', 3, 'Unterminated string'],
    ['{{', 0, 'not closed'],
    ['a {{ }} b', 2, 'nothing between'],
    ['{{ a b }}', 5, 'where }} was expected'],
    ['{{ 1 + }}', 7, 'Unexpected token'],
    ['{{ input[01] }}', 9, 'number'],
    ['{{ const a = 1 }}', 3, 'Unexpected token'],
    ['ok {{ 1 }} {{ ) }}', 14, 'Unexpected token'],
  ])('refuses %p and says where', (text, position, message) => {
    const error = errorOf(text);
    expect(error.message).toContain(message);
    expect(error.position).toBe(position);
  });

  it('refuses an expression nested so deeply that no parser could follow', () => {
    expect(errorOf(`{{ ${'['.repeat(100_000)} }}`).message).toContain('nested too deeply');
  });

  it('takes escaped braces as text', () => {
    expect(parseTemplate('\\{{ name }}').parts).toEqual([{ kind: 'text', text: '{{ name }}' }]);
    expect(parseTemplate('C:\\dir\\\\{{ 1 }} \\\\\\{{').parts).toEqual([
      { kind: 'text', text: 'C:\\dir\\' },
      { kind: 'script', source: '1' },
      { kind: 'text', text: ' \\{{' },
    ]);
  });

  it('gives any text without an opening back as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '\\', 'a', ' ', '"', 'é') }), (text) => {
        fc.pre(!text.includes('{{'));
        expect(parseTemplate(text).parts).toEqual(text === '' ? [] : [{ kind: 'text', text }]);
      }),
    );
  });

  it('can hold any text at all, with its braces escaped', () => {
    const escape = (text: string) =>
      text.replace(/(\\*)\{\{/g, (_, slashes: string) => `${slashes}${slashes}\\{{`);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '\\', 'a', '{{', '\\{{') }), (text) => {
        const whole = parseTemplate(escape(text))
          .parts.map((part) => (part.kind === 'text' ? part.text : '?'))
          .join('');
        expect(whole).toBe(text);
      }),
    );
  });

  it('ends with parts or a TemplateSyntaxError for any text', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '{{',
        '}}',
        '{',
        '}',
        ' ',
        'input',
        '.',
        '"',
        '`',
        '${',
        '/',
        '*',
        '\\',
        '(',
        'a',
        '1',
        '\n',
      ),
    });
    fc.assert(
      fc.property(text, (any) => {
        try {
          expect(Array.isArray(parseTemplate(any).parts)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateSyntaxError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('isTemplate', () => {
  it('is true only where an expression opens', () => {
    expect(isTemplate('a {{ b }}')).toBe(true);
    expect(isTemplate('\\\\{{ b }}')).toBe(true);
    expect(isTemplate('\\{{ b }}')).toBe(false);
    expect(isTemplate('\\{{ a }} {{ b }}')).toBe(true);
    expect(isTemplate('{ b }}')).toBe(false);
  });

  describe('of the same expression again and again', () => {
    it('reads it once, wherever it stands', () => {
      const known: KnownExpressions = new Map();
      const places: number[] = [];
      const text = 'a {{ f(1) }} b {{ f(1) }}{{f(1)}} {{ "}}" }}{{ "}}" }}';
      const { parts } = parseTemplate(text, ({ start }) => places.push(start), known);
      const scripts = parts.filter(({ kind }) => kind === 'script');
      expect(scripts.map((part) => part.kind === 'script' && part.source)).toEqual([
        ...['f(1)', 'f(1)', 'f(1)', '"}}"', '"}}"'],
      ]);
      expect(scripts[1]).toBe(scripts[0]);
      expect(places.map((start) => text.slice(start, start + 4))).toEqual([
        ...['f(1)', 'f(1)', 'f(1)', '"}}"', '"}}"'],
      ]);
      expect(parseTemplate('{{ f(1) }}', undefined, known).parts[0]).toBe(scripts[0]);
      expect(known.size).toBe(3);
    });

    it('takes no time for a hundred thousand of them', () => {
      const begin = performance.now();
      expect(parseTemplate('{{+a}}'.repeat(100_000)).parts).toHaveLength(100_000);
      expect(performance.now() - begin).toBeLessThan(1000);
    });

    it('refuses more than 5,000 that differ', () => {
      const many = (count: number) => Array.from({ length: count }, (_, index) => `{{ a${index} }}`).join('');
      expect(parseTemplate(many(5000)).parts).toHaveLength(5000);
      expect(errorOf(many(5001)).message).toContain('more than 5000 different expressions');
    });
  });
});
