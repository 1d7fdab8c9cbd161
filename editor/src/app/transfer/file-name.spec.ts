import { distinctNames, fileName } from './file-name';

describe('fileName', () => {
  it.each([
    ['Triage support mail', 'Triage support mail.json'],
    ['Straße ☕', 'Straße ☕.json'],
    ['../../etc/passwd', '_.._etc_passwd.json'],
    ['', 'workflow.json'],
    ['x'.repeat(99), `${'x'.repeat(60)}.json`],
  ])('of %j is %j', (name, expected) => expect(fileName(name, '.json')).toBe(expected));

  it('names no two files of an archive alike, in any case', () => {
    expect(distinctNames(['a', 'A', 'b', 'a'], '.json')).toEqual([
      ...['a.json', 'A (2).json', 'b.json', 'a (3).json'],
    ]);
  });
});
