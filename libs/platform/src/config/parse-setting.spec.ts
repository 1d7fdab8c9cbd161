import { secrets } from './parse-setting';

describe('secrets', () => {
  const { parse } = secrets('Some.');
  const [one, two] = ['a'.repeat(32), 'ü'.repeat(16)];

  it('reads as many as there are, counted in bytes', () => {
    expect([parse(undefined), parse(one), parse(` ${one} , ${two},`)]).toEqual([[], [one], [one, two]]);
  });

  it('refuses a short one without telling it', () => {
    expect(() => parse(`${one},hunter2`)).toThrow('must be secrets of at least 32 bytes each');
    expect(() => parse(`${one},hunter2`)).not.toThrow(/hunter2/);
  });
});
