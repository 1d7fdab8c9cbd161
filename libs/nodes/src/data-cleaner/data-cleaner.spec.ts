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

  it.each<[JsonObject, string]>([
    [{ operations: [] }, '/operations'],
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
