import { canonicalEmail } from './canonical-email';

describe('canonicalEmail', () => {
  it.each([
    ['  Ada@Example.ORG\n', 'ada@example.org'],
    ['a+b@example.org', 'a+b@example.org'],
    ['JÜRGEN@example.org', 'jürgen@example.org'],
    ['JU\u0308RGEN@example.org', 'jürgen@example.org'],
    ['İ@example.org', 'i\u0307@example.org'],
  ])('makes %j one with its other spellings', (text, expected) => {
    expect(canonicalEmail(text)).toBe(expected);
    expect(canonicalEmail(canonicalEmail(text))).toBe(expected);
  });
});
