import { CallGatherer } from './call-gatherer';

function gather(...pieces: unknown[][]): unknown {
  const gatherer = new CallGatherer();
  for (const deltas of pieces) gatherer.add(deltas);
  return gatherer.read().map(({ id, name, arguments: given }) => [id, name, given]);
}

const piece = (index: number | undefined, id: string | undefined, name?: string, given?: string) => ({
  ...(index === undefined ? {} : { index }),
  ...(id === undefined ? {} : { id }),
  function: {
    ...(name === undefined ? {} : { name }),
    ...(given === undefined ? {} : { arguments: given }),
  },
});

describe('CallGatherer', () => {
  it('joins the pieces of calls that come in turn', () => {
    expect(
      gather(
        [piece(0, 'a', 'one', '')],
        [piece(1, 'b', 'two', '{')],
        [piece(0, undefined, undefined, '{}')],
        [piece(1, undefined, undefined, '}')],
      ),
    ).toEqual([
      ['a', 'one', '{}'],
      ['b', 'two', '{}'],
    ]);
  });

  it.each([0, undefined])('keeps calls apart by their ids when all have the index %s', (index) => {
    expect(
      gather(
        [piece(index, 'a', 'look_up', '{"x":')],
        [piece(index, undefined, undefined, '1}')],
        [piece(index, 'b', 'look_up', '{}')],
      ),
    ).toEqual([
      ['a', 'look_up', '{"x":1}'],
      ['b', 'look_up', '{}'],
    ]);
  });

  it('keeps calls of one piece apart when they have neither index nor id', () => {
    expect(
      gather([piece(undefined, undefined, 'one', '{}'), piece(undefined, undefined, 'two', '{}')]),
    ).toEqual([
      [undefined, 'one', '{}'],
      [undefined, 'two', '{}'],
    ]);
  });

  it('takes an id and a name once, also when each piece repeats them, and joins a name in pieces', () => {
    expect(gather([piece(0, 'a', 'look_up', '{')], [piece(0, 'a', 'look_up', '}')])).toEqual([
      ['a', 'look_up', '{}'],
    ]);
    expect(gather([piece(0, '', 'look', '')], [piece(0, 'a', '_up', '{}')])).toEqual([
      ['a', 'look_up', '{}'],
    ]);
  });

  it('begins another call with a name behind arguments that are whole, when ids are empty', () => {
    const call = (given: string, name = 'f') => piece(0, '', name, given);
    expect(
      gather([call('{"a":"}"}')], [call('{"a":'), piece(0, '', undefined, '2}')], [call('{}', 'g')]),
    ).toEqual([
      [undefined, 'f', '{"a":"}"}'],
      [undefined, 'f', '{"a":2}'],
      [undefined, 'g', '{}'],
    ]);
  });

  it('takes a name that is only repeated for no other call', () => {
    expect(gather([piece(0, '', 'f', '{"a":')], [piece(0, '', 'f', '{}}')], [piece(0, '', 'f', '')])).toEqual(
      [[undefined, 'f', '{"a":{}}']],
    );
  });
});
