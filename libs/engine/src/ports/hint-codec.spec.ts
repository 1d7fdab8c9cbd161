import { decodeHints, encodeHints } from './hint-codec';

const ID = '01936f2e-7b4a-7c3d-8e21-0123456789ab';

describe('hint codec', () => {
  it('reads back what it wrote', () => {
    const hints = [
      { executionId: ID, revision: 1, finished: false },
      { executionId: ID, revision: 2_147_483_647, finished: true },
    ];
    expect(encodeHints(hints).flatMap(decodeHints)).toEqual(hints);
  });

  it('splits many hints into payloads that NOTIFY accepts, in order', () => {
    const hints = Array.from({ length: 1000 }, (_, revision) => ({
      executionId: ID,
      revision,
      finished: false,
    }));
    const payloads = encodeHints(hints);
    expect(payloads.length).toBeGreaterThan(1);
    expect(Math.max(...payloads.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(7_500);
    expect(payloads.flatMap(decodeHints)).toEqual(hints);
  });

  it('writes no payload when there are no hints', () => {
    expect(encodeHints([])).toEqual([]);
  });

  it.each(['', 'not json', '{}', '[1,"x",null]', '[["only-an-id"]]', '[[1,2,3]]'])(
    'finds no hint in %j',
    (payload) => {
      expect(decodeHints(payload)).toEqual([]);
    },
  );
});
