import { newId } from '@rex/platform';
import { fromCursor, toCursor } from './cursor';

describe('cursor', () => {
  it('leads back to the execution it was made of, and does not look like one', () => {
    const id = newId();
    expect(fromCursor(toCursor(id))).toBe(id);
    expect(toCursor(id)).toMatch(/^[\w-]{22}$/);
  });

  it.each([
    '',
    'x',
    newId(),
    'A'.repeat(21),
    'A'.repeat(23),
    `${'A'.repeat(21)}B`,
    '!'.repeat(22),
    '\0'.repeat(22),
    'é'.repeat(22),
  ])('refuses %j', (garbage) => {
    expect(() => fromCursor(garbage)).toThrow(expect.objectContaining({ code: 'cursor-invalid' }));
  });
});
