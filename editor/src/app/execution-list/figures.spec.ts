import type { Usage } from '../api/types';
import { barShare, costText, elapsedMs, stepsText, tokensText } from './figures';

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

it('counts steps, with the whole where it is known', () => {
  expect(stepsText({ stepsDone: 5, stepsTotal: 6 })).toBe('5/6');
  expect(stepsText({ stepsDone: 5, stepsTotal: null })).toBe('5');
});

it('measures what runs against the clock', () => {
  const startedAt = '2026-11-28T12:00:00Z';
  expect(elapsedMs({ startedAt, durationMs: null }, Date.parse(startedAt) + 70)).toBe(70);
  expect(elapsedMs({ startedAt, durationMs: 5 }, 0)).toBe(5);
  expect(elapsedMs({ startedAt: null, durationMs: null }, 0)).toBeNull();
});

it('draws the longest as a whole bar, and what is short still as something', () => {
  expect(barShare(60_000, 60_000)).toBe(100);
  expect(barShare(40, 60_000)).toBeGreaterThan(10);
  expect(barShare(null, 60_000)).toBe(0);
});
