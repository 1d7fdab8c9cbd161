import { successRate } from './success-rate';

describe('successRate', () => {
  it.each([
    [[], null],
    [['running', 'cancelled'], null],
    [['completed', 'cancelled'], 1],
    [['failed', 'running'], 0],
    [['completed', 'completed', 'completed', 'failed'], 0.75],
  ])('of %j is %j', (statuses, rate) => {
    expect(successRate(statuses.map((status) => ({ status })))).toBe(rate);
  });
});
