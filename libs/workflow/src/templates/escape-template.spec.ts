import fc from 'fast-check';
import { escapeTemplate } from './escape-template';
import { parseTemplate } from './parse-template';

describe('escapeTemplate', () => {
  it('makes any text one that a template gives back as it was', () => {
    const piece = fc.constantFrom('{', '}', '\\', '{{', '}}', 'x', '\n');
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const { parts } = parseTemplate(escapeTemplate(text));
          expect(parts).toEqual(text === '' ? [] : [{ kind: 'text', text }]);
        },
      ),
    );
  });

  it('leaves text without braces alone', () => {
    expect(escapeTemplate('a \\ b { c }')).toBe('a \\ b { c }');
  });
});
