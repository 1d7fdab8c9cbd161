import { costOf } from './cost-of';
import { findPrice } from './find-price';
import { PRICES } from './price-table';
import { parsePrices } from './parse-prices';

const LINE = { provider: 'groq', model: 'llama-3.1-8b-instant', input: 1, output: 2 };

describe('a file of prices', () => {
  it('decides on what it names, and leaves the rest to the built-in table', () => {
    const prices = [...parsePrices(JSON.stringify([LINE]), 'prices.json'), ...PRICES];
    const usage = { input: 1_000_000, output: 1_000_000, cached: 0, reasoning: 0 };
    expect(costOf(usage, findPrice(prices, LINE))).toBe(3);
    expect(findPrice(prices, { provider: 'gemini', model: 'gemini-2.5-flash' })).toBe(
      findPrice(PRICES, { provider: 'gemini', model: 'gemini-2.5-flash' }),
    );
  });

  it.each([
    ['{', 'prices.json is no JSON'],
    ['{}', 'no list'],
    [JSON.stringify([LINE, 7]), 'line 2 of the list: it is no object'],
    [JSON.stringify([{ ...LINE, model: '' }]), '"model" must be a text'],
    [JSON.stringify([{ ...LINE, input: -1 }]), '"input" must be a number'],
    [JSON.stringify([{ ...LINE, cached: '1' }]), '"cached" must be a number'],
    [JSON.stringify([{ ...LINE, above: { input: 1, output: 1 } }]), '"inputTokens" must be a number'],
  ])('that is %s is told by what is wrong with it', (text, message) => {
    expect(() => parsePrices(text, 'prices.json')).toThrow(message);
  });
});
