import { readClaims } from './access-token';

const nowMs = 1_700_000_000_000;
const good = { sub: 'user', sid: 'session', iat: nowMs / 1000, exp: nowMs / 1000 + 3600 };

describe('readClaims', () => {
  it('gives the user and the session', () => {
    expect(readClaims(good, nowMs)).toEqual({ sub: 'user', sid: 'session' });
  });

  it('bears with a clock that is a little fast, not with one of tomorrow', () => {
    expect(readClaims({ ...good, iat: good.iat + 20 }, nowMs)).toBeDefined();
    expect(readClaims({ ...good, iat: good.iat + 60 }, nowMs)).toBeUndefined();
  });

  it.each([
    ...[{ sub: undefined }, { sub: 7 }, { sid: undefined }, { sid: ['session'] }],
    ...[
      { exp: undefined },
      { exp: '9999999999' },
      { iat: undefined },
      { iat: '1' },
      { iat: Infinity },
      { iat: NaN },
    ],
  ])('knows nobody by %j', (change) => {
    expect(readClaims({ ...good, ...change }, nowMs)).toBeUndefined();
  });
});
