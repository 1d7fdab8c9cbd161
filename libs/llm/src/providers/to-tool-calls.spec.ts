import { toToolCalls } from './to-tool-calls';

const idsOf = (...ids: (string | undefined)[]) =>
  toToolCalls(ids.map((id) => ({ id, name: 'look_up', arguments: {} }))).map(({ id }) => id);

describe('toToolCalls', () => {
  it('gives each call an id of its own', () => {
    expect(idsOf('a', 'b')).toEqual(['a', 'b']);
    expect(idsOf('a', 'a', undefined, '')).toEqual(['a', 'call_2', 'call_3', 'call_4']);
    expect(idsOf(undefined, 'call_1', 'call_3', 'call_3')).toEqual(['call_1', 'call_2', 'call_3', 'call_4']);
  });

  it('takes so many and no more', () => {
    const ids = (count: number) => idsOf(...Array.from({ length: count }, () => 'same'));
    expect(new Set(ids(128)).size).toBe(128);
    expect(() => ids(129)).toThrow('more than 128 tools');
  });
});
