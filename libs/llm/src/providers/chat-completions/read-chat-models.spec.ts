import { readChatModels } from './read-chat-models';

describe('readChatModels', () => {
  it.each<[unknown, string[]]>([
    [{ data: [{ id: 'a' }, { id: 'b', active: false }, { name: 'c' }] }, ['a']],
    [[{ id: 'a' }], ['a']],
    [{ data: [] }, []],
    [{ object: 'list', data: null }, []],
  ])('reads %j', (answer, ids) => {
    expect(readChatModels(answer).map(({ id }) => id)).toEqual(ids);
  });

  it.each(['<html>', {}, { models: 7 }, { data: 'x' }, null])('takes %j for no list', (answer) => {
    expect(() => readChatModels(answer)).toThrow('no list of models');
  });

  it('takes an error for what it is', () => {
    expect(() => readChatModels({ data: [], error: { message: 'Invalid API key', code: 401 } })).toThrow(
      expect.objectContaining({ refusal: { status: 401, body: expect.anything() as object } }) as Error,
    );
  });
});
