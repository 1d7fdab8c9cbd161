import { daysOf, lastDays } from './days-of';

describe('days', () => {
  it('are counted back from today, in UTC', () => {
    expect(lastDays(7, Date.parse('2026-03-03T00:30:00Z'))).toEqual({ from: '2026-02-25', to: '2026-03-03' });
    expect(lastDays(1, Date.parse('2026-03-03T23:59:59Z'))).toEqual({ from: '2026-03-03', to: '2026-03-03' });
  });

  it('of a range are all of them, over the end of a month and of summer time', () => {
    expect(daysOf({ from: '2024-02-28', to: '2024-03-01' })).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
    expect(daysOf({ from: '2026-03-28', to: '2026-03-30' })).toHaveLength(3);
    expect(daysOf({ from: '2026-03-28', to: '2026-03-28' })).toEqual(['2026-03-28']);
  });
});
