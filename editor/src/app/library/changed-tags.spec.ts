import { changedTags } from './changed-tags';

describe('changedTags', () => {
  it.each([
    [['a'], ' b ', 'add', ['a', 'b']],
    [['Mail'], 'mail', 'add', null],
    [['a'], ' ', 'add', null],
    [['Mail', 'b'], 'mail', 'remove', ['b']],
    [['b'], 'mail', 'remove', null],
  ] as const)('%j and %j to %s: %j', (tags, tag, how, expected) => {
    expect(changedTags(tags, tag, how)).toEqual(expected);
  });
});
