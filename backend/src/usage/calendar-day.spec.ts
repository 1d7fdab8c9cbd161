import { dayOf, isCalendarDay } from './calendar-day';

describe('isCalendarDay', () => {
  it.each(['2026-03-01', '2024-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isCalendarDay(text)).toBe(true);
  });

  it.each([
    ...['', '2026-3-1', '2026-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '2026-03-01T00:00:00Z'],
    ...[null, undefined, 20260301, ['2026-03-01']],
  ])('refuses %j', (value) => {
    expect(isCalendarDay(value)).toBe(false);
  });
});

describe('dayOf', () => {
  it('is the day in UTC', () => {
    expect(dayOf(new Date('2026-03-01T01:30:00+02:00'))).toBe('2026-02-28');
  });
});
