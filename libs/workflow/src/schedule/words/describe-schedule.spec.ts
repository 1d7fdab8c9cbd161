import { aSchedule } from '../spec-support/a-schedule';
import { describeSchedule } from './describe-schedule';

describe('a schedule in words', () => {
  it.each([
    [{ cron: '0 9 * * 1-5', timezone: 'Europe/Berlin' }, 'every weekday at 09:00, Europe/Berlin'],
    [{ intervalSeconds: 1 }, 'every second'],
    [{ intervalSeconds: 900 }, 'every 15 minutes'],
    [{ intervalSeconds: 3600 }, 'every hour'],
    [{ intervalSeconds: 5400 }, 'every 90 minutes'],
    [{ intervalSeconds: 172_800 }, 'every 2 days'],
    [{ intervalSeconds: 61 }, 'every 61 seconds'],
  ])('%j', (config, words) => {
    expect(describeSchedule(aSchedule(config))).toBe(words);
  });
});
