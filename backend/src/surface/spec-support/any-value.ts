import fc from 'fast-check';

/** Values that programs stumble over. */
const HOSTILE: unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, '', ' ', 'null', 'undefined', 'NaN', '0', '-1'],
  ...[
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff x',
    '\u202e',
    '💥'.repeat(50),
    'é'.normalize('NFD'),
    '\r\nx: y',
    '%00',
    '%zz',
  ],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE users; --',
    '%_\\',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    '${7*7}',
    '{{ 7*7 }}',
  ],
  ...[
    'x'.repeat(300),
    'x'.repeat(20_000),
    '9'.repeat(400),
    '2026-02-30T99:99:99Z',
    '-infinity',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ],
  ...[
    [],
    [[]],
    [null],
    {},
    { constructor: { name: 'x' } },
    { toString: 1 },
    { length: -1 },
    { $where: '1' },
    { then: 'x' },
  ],
];

/** What nobody asked for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...HOSTILE), weight: 4 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 1 },
);
