import { usageRange } from './usage-range';

const NOW = new Date('2026-03-10T23:30:00Z');

describe('usageRange', () => {
  it.each([
    [{}, { from: '2026-02-09', to: '2026-03-10' }],
    [
      { from: null, to: null },
      { from: '2026-02-09', to: '2026-03-10' },
    ],
    [{ from: '2026-03-01' }, { from: '2026-03-01', to: '2026-03-10' }],
    [{ to: '2026-01-30' }, { from: '2026-01-01', to: '2026-01-30' }],
    [{ to: '0001-01-02' }, { from: '0001-01-01', to: '0001-01-02' }],
    [
      { from: '2024-01-01', to: '2024-12-31' },
      { from: '2024-01-01', to: '2024-12-31' },
    ],
    [
      { from: '2026-04-01', to: '2026-04-01' },
      { from: '2026-04-01', to: '2026-04-01' },
    ],
  ])('reads %j as %j', (asked, range) => {
    expect(usageRange(asked, NOW)).toEqual(range);
  });

  it.each([
    { from: '2026-03-11' },
    { from: '2026-03-02', to: '2026-03-01' },
    { from: '2024-01-01', to: '2025-01-01' },
  ])('refuses %j', (asked) => {
    expect(() => usageRange(asked, NOW)).toThrow(
      expect.objectContaining({ code: 'request-invalid', status: 400 }),
    );
  });
});
