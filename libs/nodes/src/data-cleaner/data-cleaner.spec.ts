import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import fc from 'fast-check';
import { cleanParts } from './clean-parts';
import { dataCleaner } from './data-cleaner';
import { PLAIN_OPS } from './data-cleaner-config';
import type { MaskServices } from './pii/mask-texts';

describeNodeType(dataCleaner);

/** For operations that ask nothing of the step. */
const NO_SERVICES = { turns: () => undefined, count: () => undefined } as unknown as MaskServices;

const clean = async (operation: JsonValue, input: JsonValue) =>
  (await runNode(dataCleaner, { operations: [operation], countsKey: null }, input)).outcome;
const mask = (kind: string, mode = 'redact') => ({ op: 'mask-pii', kinds: [kind], mode });

describe('data-cleaner', () => {
  it.each<[JsonValue, JsonValue, JsonValue]>([
    ['trim', { a: [' x '], n: 1 }, { a: ['x'], n: 1 }],
    ['collapse-whitespace', 'a \n\t b', 'a b'],
    ['lowercase', 'ÄB', 'äb'],
    ['uppercase', 'äb', 'ÄB'],
    ['titlecase', "the LORD's émigré", "The Lord's Émigré"],
    ['sentencecase', 'HELLO THERE. how ARE you?', 'Hello there. How are you?'],
    ['normalize-unicode', 'ﬁ e\u0301', 'fi é'],
    ['remove-special', 'a-b_c! ü 1', 'abc ü 1'],
    [{ op: 'remove-special', keep: '-_' }, 'a-b_c!', 'a-b_c'],
    ['remove-html', 'a <b>c</b><!-- x --><script>1 < 2</script> 3 < 4 &amp; &lt;', 'a c 3 < 4 & <'],
    [
      'parse-numbers',
      ['1.5', ' -2 ', '007', '1e3', '9007199254740993', 'x', ''],
      [1.5, -2, '007', 1000, '9007199254740993', 'x', ''],
    ],
    ['parse-booleans', ['true', ' FALSE ', 'yes'], [true, false, 'yes']],
    ['remove-nulls', { a: null, b: [null, 1, { c: null }] }, { b: [1, {}] }],
    ['remove-empties', { a: '', b: [{}], c: { d: [] }, e: 0, f: null }, { e: 0, f: null }],
    ['deduplicate', [1, '1', 1, { a: 1, b: 2 }, { b: 2, a: 1 }], [1, '1', { a: 1, b: 2 }]],
    [{ op: 'truncate', length: 2 }, 'a😀b', 'a😀'],
    [mask('email'), 'to ada.l+x@mail.example.com, not @x or a@b', 'to [email], not @x or a@b'],
    [mask('card'), '4111-1111-1111-1111 12/26 and 4111111111111112', '[card] 12/26 and 4111111111111112'],
    [mask('card', 'last4'), '4111 1111 1111 1111', '**** **** **** 1111'],
    [mask('card', 'keep-last-4'), '4111 1111 1111 1111', '**** **** **** 1111'],
    [mask('iban', 'mask'), 'DE89 3704 0044 0532 0130 00 thanks', '**** **** **** **** **** ** thanks'],
    [mask('ssn'), '123-45-6789 000-12-3456', '[ssn] 000-12-3456'],
    [mask('ipv4'), '10.0.0.1, 256.1.1.1', '[ipv4], 256.1.1.1'],
    [mask('ipv6'), 'at 2001:db8::1 by 12:30', 'at [ipv6] by 12:30'],
    [mask('phone'), '+49 30 1234567 or (555) 123-4567; 2024-01-05', '[phone] or [phone]; 2024-01-05'],
  ])('%j makes of %j %j', async (operation, input, output) => {
    expect(await clean(operation, input)).toEqual({ kind: 'completed', output });
  });

  it('works in the given order, and logs how much personal data it hid', async () => {
    const operations = ['trim', { op: 'mask-pii', mode: 'redact' }, 'uppercase'];
    const input = { a: ' a@x.de b@x.de ', b: '10.0.0.1' };
    const { outcome, logs } = await runNode(dataCleaner, { operations }, input);
    const masked = { email: 2, iban: 0, card: 0, ssn: 0, ipv6: 0, ipv4: 1, phone: 0 };
    expect(outcome).toEqual({ kind: 'completed', output: { a: '[EMAIL] [EMAIL]', b: '[IPV4]', masked } });
    expect(logs).toEqual([
      { level: 'info', message: 'Personal data was hidden.', data: { email: 2, ipv4: 1 } },
    ]);
  });

  it('cleans only what lies at its paths, and warns of those that lead to nothing', async () => {
    const config = { operations: ['trim'], paths: ['[0].a', 'b'] };
    const { outcome, warnings } = await runNode(dataCleaner, config, [{ a: ' x ', b: ' y ' }]);
    expect(outcome).toEqual({ kind: 'completed', output: [{ a: 'x', b: ' y ' }] });
    expect(warnings).toMatchObject([{ code: 'path-missing' }]);
  });

  it.each<[string[], JsonValue, JsonValue, number]>([
    [['tags.length', 'name[0]'], { tags: [' a '], name: ' b ' }, { tags: [' a '], name: ' b ' }, 2],
    [['a', 'a.b', 'a', '["a"]'], { a: { b: ' x ' } }, { a: { b: 'x' } }, 0],
    [['a.b', '["a.b"]'], { 'a.b': ' x ', a: { b: ' y ' } }, { 'a.b': 'x', a: { b: 'y' } }, 0],
    [
      ['__proto__.x', 'constructor'],
      JSON.parse('{"__proto__":{"x":" a "}}') as JsonValue,
      JSON.parse('{"__proto__":{"x":" a "}}') as JsonValue,
      2,
    ],
    [['a..b', '['], { a: ' x ' }, { a: ' x ' }, 2],
    [['n'], { n: null }, { n: null }, 0],
  ])('cleans at the paths %j of %j', async (paths, input, output, missing) => {
    const { outcome, warnings } = await runNode(dataCleaner, { operations: ['trim'], paths }, input);
    expect(JSON.stringify(outcome)).toBe(JSON.stringify({ kind: 'completed', output }));
    expect(warnings.map(({ code }) => code)).toEqual(Array.from({ length: missing }, () => 'path-missing'));
  });

  it('reaches every item of a long array', async () => {
    const input = Array.from({ length: 20_001 }, () => ' x ');
    const { outcome } = await runNode(dataCleaner, { operations: ['trim'], paths: ['[20000]'] }, input);
    expect(outcome).toEqual({ kind: 'completed', output: input.with(20_000, 'x') });
  });

  it.each<[string, JsonObject, JsonValue, JsonValue]>([
    ['under masked', {}, { a: 'a@x.de' }, { a: '[email]', masked: { email: 1 } }],
    ['even when there were none', {}, { a: 1 }, { a: 1, masked: { email: 0 } }],
    ['under another key', { countsKey: 'n' }, { masked: 1 }, { masked: 1, n: { email: 0 } }],
    ['not for null', { countsKey: null }, { a: 'a@x.de' }, { a: '[email]' }],
    ['not in a list', {}, ['a@x.de'], ['[email]']],
    ['not in a text', {}, 'a@x.de', '[email]'],
    [
      'from its paths',
      { paths: ['a.b'] },
      { a: { b: 'a@x.de' }, c: 'b@x.de' },
      { a: { b: '[email]' }, c: 'b@x.de', masked: { email: 1 } },
    ],
  ])('gives the counts %s', async (_what, config, input, output) => {
    const operations = [mask('email')];
    const { outcome, warnings } = await runNode(dataCleaner, { operations, ...config }, input);
    expect([outcome, warnings]).toEqual([{ kind: 'completed', output }, []]);
  });

  it('leaves the counts out where the data has that field, and says so', async () => {
    const { outcome, warnings, logs } = await runNode(
      dataCleaner,
      { operations: [mask('email')] },
      { masked: 'a@x.de' },
    );
    expect(outcome).toEqual({ kind: 'completed', output: { masked: '[email]' } });
    expect(warnings).toMatchObject([{ code: 'counts-left-out' }]);
    expect(logs).toMatchObject([{ data: { email: 1 } }]);
  });

  it('adds no counts when nothing is masked', async () => {
    const { outcome } = await runNode(dataCleaner, { operations: ['trim'] }, { a: ' x' });
    expect(outcome).toEqual({ kind: 'completed', output: { a: 'x' } });
  });

  it.each<[JsonObject, string]>([
    [{ operations: [] }, '/operations'],
    [{ operations: [{ op: 'mask-pii', mode: 'hash' }] }, '/operations/0'],
    [{ operations: [{ op: 'mask-pii', kinds: [] }] }, '/operations/0'],
    [{ operations: [{ op: 'mask-pii', patterns: [] }] }, '/operations/0'],
    [{ operations: [{ op: 'mask-pii', patterns: [{ name: '__proto__', pattern: 'a' }] }] }, '/operations/0'],
    [
      { operations: [{ op: 'mask-pii', patterns: [{ name: 'a', pattern: 'a'.repeat(1001) }] }] },
      '/operations/0',
    ],
    [
      { operations: [{ op: 'mask-pii', patterns: [{ name: 'a', pattern: 'a', flags: 'y' }] }] },
      '/operations/0',
    ],
    [{ operations: ['trim'], countsKey: '__proto__' }, '/countsKey'],
    [{ operations: ['trim'], countsKey: '' }, '/countsKey'],
    [{ operations: ['shout'] }, '/operations/0'],
    [{ operations: ['truncate'] }, '/operations/0'],
    [{ operations: [{ op: 'mask-pii', kinds: ['name'] }] }, '/operations/0'],
  ])('refuses %j', (config, path) => {
    expect(checkConfig(dataCleaner.descriptor, config, 'draft')).toEqual([expect.objectContaining({ path })]);
  });

  it('leaves nothing to do for a second run of most operations, whatever the value', async () => {
    const steady = PLAIN_OPS.filter((op) => !['remove-html', 'sentencecase', 'parse-numbers'].includes(op));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...steady), fc.jsonValue(), async (op, any) => {
        const value = JSON.parse(JSON.stringify(any)) as JsonValue;
        const once = await cleanParts(op, [value], NO_SERVICES);
        expect(await cleanParts(op, once, NO_SERVICES)).toEqual(once);
      }),
    );
  });
});
