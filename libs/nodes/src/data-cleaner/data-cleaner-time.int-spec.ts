import type { JsonValue } from '@rex/workflow';
import { cleanParts } from './clean-parts';
import { PLAIN_OPS, type CleanOperation } from './data-cleaner-config';
import type { MaskServices } from './pii/mask-texts';
import { takeTurns, TURN_LENGTH } from './take-turns';

const services = (): MaskServices =>
  ({ turns: takeTurns(new AbortController().signal), count: () => undefined }) as unknown as MaskServices;

const longText = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Time of the processor, so that what else the machine does counts for nothing. */
function processorMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of some runs: what disturbs a run makes it longer. */
async function leastMs(operation: CleanOperation, text: JsonValue): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 2; run += 1) {
    const before = process.cpuUsage();
    await cleanParts(operation, [text], services());
    times.push(processorMs(before));
  }
  return Math.min(...times);
}

/** What a quadratic implementation of anything here would choke on. */
const UNITS_FOR_PII = [
  ...['a@', 'a@a.', '@', '.@', 'a@xn--', '1', '1 ', '1-', '411 ', '4111 1111 1111 1111 ', '4111-1111-'],
  ...[
    ':',
    'a:',
    'aaaaaaaa:',
    '1::',
    '1.',
    '1.1.1.1 ',
    '+1',
    '+',
    '01 ',
    '(030) ',
    '(0',
    '00 1',
    'DE89 ',
    'DE89',
  ],
  ...['123-45-6789 ', '555-123-4567 ', 'me@example.com ', 'é@é.', 'a@b.', "a'", '%'],
];
const UNITS: Partial<Record<(typeof PLAIN_OPS)[number], string[]>> = {
  'mask-pii': UNITS_FOR_PII,
  'remove-html': [
    '<',
    '<!--',
    '<script>',
    '<a "\'>',
    "<a '",
    '</',
    '&',
    '&#',
    '&amp;',
    '<b>x</b>',
    '<style></',
  ],
  'remove-special': ['!', 'e\u0301', '!\u0301', '\u200d', 'می\u200c', '👨‍👩‍👧'],
  titlecase: ["'", "a'", 'é ', 'ß', '\u0301'],
  sentencecase: ['. ', '."', '.   (', '!? a'],
  'normalize-unicode': ['\u0301', 'ﬁ', 'e\u0301\u0323'],
};

describe('time of data-cleaner', () => {
  const cases = PLAIN_OPS.flatMap((op) =>
    (UNITS[op] ?? ['a', ' ', '\n a', '1']).map((unit) => [op, unit] as const),
  );

  it.each(cases)('%s takes time in proportion for a text of %j', async (op, unit) => {
    const [short, long] = [longText(unit, 128_000), longText(unit, 512_000)];
    const shortMs = await leastMs(op, short);
    const longMs = await leastMs(op, long);
    // Four times the text; the rest is for a busy machine. Below 15 ms times say little, and quadratic time would be many seconds.
    expect(longMs).toBeLessThan(8 * Math.max(shortMs, 15));
  });

  it('truncates in time', async () => {
    const text = longText('👨‍👩‍👧', 1_024_000);
    expect(await leastMs({ op: 'truncate', length: 600_000 }, text)).toBeLessThan(4_000);
  });

  it.each(UNITS_FOR_PII)('mask-pii lets others go on within a megabyte of %j', async (unit) => {
    let isDone = false;
    let turns = 0;
    const text = longText(unit, 1_024_000);
    const work = cleanParts('mask-pii', [text], services()).finally(() => (isDone = true));
    for (; !isDone; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    await work;
    // A turn for each piece of the text: how long a piece takes is for the cases above.
    expect(turns).toBeGreaterThanOrEqual(text.length / TURN_LENGTH);
  });
});
