import { textPosition } from './text-position';

it.each([
  ['', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb\u2028c\u2029d', 6, 4, 1],
  ['a\nb', 99, 2, 2],
])('places %j at %d in line %d, column %d', (text, offset, line, column) => {
  expect(textPosition(text, offset)).toEqual({ line, column });
});
