import { lastRunAt, percentText } from './row-facts';
import { aRow } from './spec-support/a-row';

describe('facts of a row', () => {
  it.each([
    [null, '–'],
    [1, '100%'],
    [0.999, '99%'],
    [0, '0%'],
    [2 / 3, '67%'],
  ])('writes %p as %s', (share, text) => expect(percentText(share)).toBe(text));

  it('dates the last run by its end, else by its beginning', () => {
    const run = (startedAt: string | null, finishedAt: string | null) =>
      aRow({ name: 'a', lastExecution: { id: 'e', status: 'running', startedAt, finishedAt } });
    expect(lastRunAt(run('1', '2'))).toBe('2');
    expect(lastRunAt(run('1', null))).toBe('1');
    expect(lastRunAt(run(null, null))).toBeNull();
    expect(lastRunAt(aRow({ name: 'a' }))).toBeNull();
  });
});
