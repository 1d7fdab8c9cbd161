import { runNode } from '@rex/testing';
import type { JsonObject, JsonValue } from '@rex/workflow';
import fc from 'fast-check';
import { dataCleaner } from '../data-cleaner';
import { findPii, PII_KINDS } from './find-pii';
import { HIDERS } from './hiders';
import { maskTexts, type MaskServices } from './mask-texts';
import { normalizePii } from './normalize-pii';

const ALL = new Set<string>(PII_KINDS);
const services = { turns: () => undefined, count: () => undefined } as unknown as MaskServices;
const secrets = {
  k1: { provider: 'other', name: 'one', value: 'first key' },
  k2: { provider: 'other', name: 'two', value: 'second key' },
  empty: { provider: 'other', name: 'none', value: '' },
};
const run = async (operation: JsonObject, input: JsonValue, more: JsonObject = {}) =>
  runNode(dataCleaner, { operations: [{ op: 'mask-pii', ...operation }], countsKey: null, ...more }, input, {
    secrets,
  });

/** Texts in which personal data, parts of it and what joins them stand side by side. */
const messyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'ada@example.com',
          '4111 1111 1111 1111',
          'DE89 3704 0044 0532 0130 00',
          '123-45-6789',
          '10.0.0.1',
        ],
        ...[
          '2001:db8::1',
          '::ffff:10.0.0.1',
          'fe80::1%eth0',
          '+49 30 1234567',
          '(555) 123-4567',
          '030 1234567',
        ],
        ...[
          ' ',
          '-',
          '.',
          ':',
          '@',
          '+',
          '/',
          ',',
          '(',
          ')',
          '%',
          '\n',
          'a',
          '1',
          '0',
          '41',
          'x.com',
          'é',
          '电',
        ],
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('maskTexts', () => {
  it('leaves no letter or digit of any match readable, overlaps or not', async () => {
    await fc.assert(
      fc.asyncProperty(messyText, async (text) => {
        const [masked = ''] = await maskTexts({ op: 'mask-pii' }, [text], services);
        // A letter or digit outside the basic plane is two units and becomes one star.
        fc.pre(masked.length === text.length);
        for (const { start, end } of findPii(text, ALL))
          expect(masked.slice(start, end)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing outside of the matches', async () => {
    await fc.assert(
      fc.asyncProperty(messyText, async (text) => {
        const [redacted = ''] = await maskTexts({ op: 'mask-pii', mode: 'redact' }, [text], services);
        const isCovered = new Uint8Array(text.length);
        for (const { start, end } of findPii(text, ALL)) isCovered.fill(1, start, end);
        const kept = [...redacted.matchAll(/\[(?:email|iban|card|ssn|ipv6|ipv4|phone)\]/g)].reduce(
          (rest, [tag]) => rest.replace(tag, ''),
          redacted,
        );
        expect(kept).toBe(
          text
            .split('')
            .filter((_, index) => isCovered[index] === 0)
            .join(''),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same in parts as in the whole', () => {
    fc.assert(
      fc.property(messyText, fc.integer({ min: 1, max: 9 }), (text, size) => {
        const parts = [];
        for (let from = 0; from < text.length; from += size)
          parts.push(...findPii(text, ALL, from, Math.min(text.length, from + size)));
        expect(parts).toEqual(findPii(text, ALL));
      }),
    );
  });

  it('finds what lies across two parts of a long text', async () => {
    for (const secret of ['ada@example.com', '4111 1111 1111 1111', '2001:db8::1', '+49 30 1234567']) {
      for (let shift = 0; shift <= secret.length; shift += 1) {
        const text = `${'x '.repeat(8192 - shift).slice(shift)}${secret} y`;
        const [redacted] = await maskTexts({ op: 'mask-pii', mode: 'redact' }, [text], services);
        expect(redacted).toMatch(/^(x | x)[x ]*\[\w+\] y$/);
      }
    }
  });

  it('hides overlapping matches as one piece of the longest one’s kind', async () => {
    const { outcome } = await run(
      { mode: 'redact' },
      'x 4111 1111 1111 1111@example.com, 10.0.0.1@example.com',
    );
    expect(outcome).toMatchObject({ output: 'x [card], [email]' });
  });
});

describe('mask-pii by hash', () => {
  it('gives equal data equal hashes, and tells different data and keys apart', async () => {
    const input = ['Ada@Example.com', 'ada@example.com', 'eve@example.com'];
    const { outcome } = await run({ mode: 'hash', keyId: 'k1' }, input);
    const [one, two, three] = (outcome as unknown as { output: string[] }).output;
    expect(one).toMatch(/^\[email:[0-9a-f]{16}\]$/);
    expect(two).toBe(one);
    expect(three).not.toBe(one);
    const other = await run({ mode: 'hash', keyId: 'k2' }, input);
    expect((other.outcome as unknown as { output: string[] }).output[0]).not.toBe(one);
  });

  it.each([['unknown'], ['empty']])('fails by name for the key %s', async (keyId) => {
    const { outcome } = await run({ mode: 'hash', keyId }, 'ada@example.com');
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'key-missing', retryable: false } });
  });

  it.each([
    ['email', 'JÜRGEN@Müller.DE', 'jürgen@müller.de'],
    ['card', '4111-1111 1111\u00a01111', '4111111111111111'],
    ['iban', 'de89 3704-0044 0532 0130 00', 'DE89370400440532013000'],
    ['ssn', '123 45 6789', '123456789'],
    ['phone', '+49 (0)30 / 12-34', '+49301234'],
    ['phone', '0049 30 1234', '+49301234'],
    ['phone', '(030) 1234', '0301234'],
    ['ipv4', '010.0.0.1', '10.0.0.1'],
    ['ipv6', '2001:DB8::1', '2001:db8:0:0:0:0:0:1'],
    ['ipv6', '::FFFF:10.0.0.1%Eth0', '0:0:0:0:0:ffff:a00:1%eth0'],
    ['ipv6', '::', '0:0:0:0:0:0:0:0'],
    ['customer', ' As-Is ', ' As-Is '],
  ])('hashes the %s %j as %j', (kind, secret, normal) => {
    expect(normalizePii(kind, secret)).toBe(normal);
  });
});

describe('hiders', () => {
  it.each([
    ['mask', 'jürgen@müller.de', '******@******.**'],
    ['mask', 'e\u0301𐐨1', '****'],
    ['last4', '123-45-6789', '***-**-6789'],
    ['keep-last-4', '+49 30 1234567', '+** ** ***4567'],
    ['last4', 'a@b.de', '*@*.**'],
    ['last4', 'abc-defg-𐐨𐐩', '***-**fg-𐐨𐐩'],
    ['last4', 'abcdefgh--', '****efgh--'],
    ['mask', '*★ ★', '** *'],
    ['last4', '1.1.1.1', '*.*.*.*'],
    ['redact', 'anything', '[kind]'],
  ] as const)('%s makes of %j %j', (mode, secret, hidden) => {
    expect(HIDERS[mode](secret, 'kind')).toBe(hidden);
  });
});
