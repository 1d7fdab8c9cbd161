import fc from 'fast-check';
import { arbitraryCron } from '../spec-support/arbitrary-cron';
import { describeCron } from './describe-cron';

describe('cron in words', () => {
  it.each([
    ['0 9 * * 1-5', 'every weekday at 09:00'],
    ['0 9 * * MON-FRI', 'every weekday at 09:00'],
    ['@daily', 'every day at 00:00'],
    ['@hourly', 'every hour'],
    ['@yearly', 'on the 1st in January at 00:00'],
    ['* * * * *', 'every minute'],
    ['* * * * * *', 'every second'],
    ['*/10 * * * * *', 'every 10 seconds'],
    ['*/15 * * * *', 'every 15 minutes'],
    ['*/5 8-16 * * 1-5', 'every 5 minutes between 08:00 and 16:59, every weekday'],
    ['*/7 * * * *', 'at every 7th minute of every hour'],
    ['5 * * * *', 'every hour at minute 5'],
    ['0 */6 * * *', 'every 6 hours'],
    ['0,30 9,17 * * *', 'every day at 09:00, 09:30, 17:00 and 17:30'],
    ['30 0 9 * * *', 'every day at 09:00:30'],
    ['0 0 9 * * SUN,WED', 'every Sunday and Wednesday at 09:00'],
    ['0 0 1 * *', 'on the 1st of every month at 00:00'],
    ['0 0 L * *', 'on the last day of every month at 00:00'],
    ['0 0 LW 6 *', 'on the last workday in June at 00:00'],
    ['0 0 15W,31 * *', 'on the workday nearest to the 15th and the 31st of every month at 00:00'],
    ['0 0 * * FRIL', 'on the last Friday of every month at 00:00'],
    ['0 0 * * TUE#2', 'on the 2nd Tuesday of every month at 00:00'],
    ['0 0 1 * MON', 'on the 1st of every month or every Monday at 00:00'],
    ['0 12 * JAN,JUL-SEP *', 'every day in January and July to September at 12:00'],
    ['10-20 * * * *', 'at minutes 10 to 20 of every hour'],
    ['* 9,11 * * *', 'every minute in hours 9 and 11'],
  ])('says %s as "%s"', (expression, words) => {
    expect(describeCron(expression, 'Europe/Berlin')).toBe(`${words}, Europe/Berlin`);
  });

  it('has no words for what is no cron', () => {
    expect(describeCron('61 * * * *', 'UTC')).toBeUndefined();
  });

  it('has a sentence of plain words for every expression', () => {
    fc.assert(
      fc.property(arbitraryCron(), (expression) => {
        expect(describeCron(expression, 'UTC')).toMatch(/^[a-zA-Z0-9:, ]+, UTC$/);
        expect(describeCron(expression, 'UTC')).not.toMatch(/undefined|NaN| {2}| ,/);
      }),
    );
  });
});
