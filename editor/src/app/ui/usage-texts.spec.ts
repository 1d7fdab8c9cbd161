import type { Usage } from '../api/types';
import { costText, tokensText } from './usage-texts';

const usage = (more: Partial<Usage>): Usage => ({
  ...{ calls: 1, inputTokens: 8200, outputTokens: 1450, cachedTokens: 0, reasoningTokens: 0, cost: 0.00614 },
  ...{ unpricedCalls: 0, ...more },
});

it('writes tokens and costs in few characters', () => {
  expect(tokensText(usage({}))).toBe('9.7K');
  expect(tokensText(null)).toBe('');
  expect(costText(usage({}))).toBe('$0.0061');
  expect(costText(usage({ cost: 12.3456 }))).toBe('$12.35');
  expect(costText(usage({ unpricedCalls: 2 }))).toBe('$0.0061+');
  expect(costText(usage({ cost: 0, unpricedCalls: 1 }))).toBe('');
});
