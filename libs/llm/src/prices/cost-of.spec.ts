import { addCosts } from '@rex/node-sdk';
import { costOf } from './cost-of';
import { findPrice } from './find-price';
import { PRICES } from './price-table';

const price = { provider: 'p', model: 'm', input: 1, output: 10, cached: 0.1 };
const usage = { input: 1000, output: 100, cached: 400, reasoning: 50 };

describe('costOf', () => {
  it('charges cached input less, and reasoning as output once', () => {
    expect(costOf(usage, price)).toBe(0.00164);
    expect(costOf({ ...usage, cached: 5000 }, price)).toBe(0.0011);
  });

  it('charges a large prompt as a whole by the price for large ones', () => {
    const above = { inputTokens: 999, input: 2, output: 20 };
    expect(costOf({ ...usage, cached: 0 }, { ...price, above })).toBe(0.004);
    expect(costOf({ ...usage, input: 999, cached: 0 }, { ...price, above })).toBe(0.001999);
  });

  it('is not known for a model that is not in the table', () => {
    expect(costOf(usage, undefined)).toBeNull();
    expect(addCosts(1, null)).toBeNull();
    expect(addCosts(0.1, 0.2)).toBe(0.3);
  });
});

describe('findPrice', () => {
  it.each([
    ['gemini-2.5-flash', 'gemini-2.5-flash'],
    ['models/gemini-2.5-flash', 'gemini-2.5-flash'],
    ['gemini-2.5-flash-lite', 'gemini-2.5-flash-lite'],
    ['gemini-2.5-flash-lite-preview-09-2025', 'gemini-2.5-flash-lite'],
    ['gemini-2.5-pro-002', 'gemini-2.5-pro'],
    ['gemini-2.5-flash-preview-05-20', 'gemini-2.5-flash'],
    ['gemini-2.5-flash-latest', 'gemini-2.5-flash'],
    ['gemini-2.5-pro-exp-0827', 'gemini-2.5-pro'],
    ['gemini-2.5-flash-preview-tts', undefined],
    ['gemini-2.5-flash-preview-native-audio-dialog', undefined],
    ['gemini-2.0-flash-exp-image-generation', undefined],
    ['gemini-2.5-flash-image', undefined],
    ['gemini-2.5-flashy', undefined],
    ['llama-3.1-8b-instant', undefined],
    ['__proto__', undefined],
  ])('of %s is that of %s', (model, line) => {
    expect(findPrice(PRICES, { provider: 'gemini', model })?.model).toBe(line);
  });
});
