import { readCron } from './read-cron';

const messageOf = (expression: string) => {
  const read = readCron(expression);
  return read.ok ? '' : read.message;
};

describe('a range that runs backwards', () => {
  it.each([
    ['0 22-2 * * *', '22-23,0-2'],
    ['0 23-0 * * *', '23,0'],
    ['50-10 * * * *', '50-59,0-10'],
    ['0 22-2/2 * * *', '22,0,2'],
    ['0 21-3/2 * * *', '21,23,1,3'],
    ['0 0 28-3 * *', '28-31,1-3'],
    ['0 0 1 NOV-FEB *', 'NOV-DEC,JAN-FEB'],
    ['0 0 1 dec-february *', 'DEC,JAN-FEB'],
    ['0 0 1 11-FEB *', '11-12,JAN-FEB'],
    ['0 0 * * FRI-MON', 'FRI-SAT,SUN-MON'],
    ['0 0 * * 5-1', '5-6,0-1'],
    ['0 0 * * SAT-MON/2', '6,1'],
  ])('is told of %s to be written as %s, which is good', (expression, forwards) => {
    expect(messageOf(expression)).toBe(`the range runs backwards: write it as ${forwards}`);
    const fields = expression.split(' ');
    const index = fields.findIndex((field) => field.includes('-'));
    expect(readCron(fields.with(index, forwards).join(' ')).ok).toBe(true);
  });
});

describe('space around an expression', () => {
  it.each(['@daily ', ' @daily', '@DAILY\n', '\r\n\t@daily\u00a0', ' 0 0 * * *', '0 0 * * *\r\n'])(
    'is nothing to it: %j',
    (expression) => {
      expect(readCron(expression)).toEqual(readCron('0 0 * * *'));
    },
  );

  it('moves the column of a mistake, and lines within stay one', () => {
    expect(readCron('\n 61 * * * *')).toMatchObject({ ok: false, column: 3 });
    expect(readCron('  @dayly\n')).toMatchObject({ ok: false, column: 3 });
    expect(readCron('0 0 * * *\n0 1 * * *')).toMatchObject({ ok: false, column: 10 });
  });
});
