import { noRefreshCookie, readRefreshCookie, refreshCookie } from './refresh-cookie';

const token = 'A-_z'.repeat(10) + 'abc';

describe('the refresh cookie', () => {
  it('is kept from scripts, other sites and other routes, for as long as the session', () => {
    expect(refreshCookie(token, { days: 30, protocol: 'http' })).toBe(
      `rex_refresh=${token}; Max-Age=2592000; Path=/api/auth; HttpOnly; SameSite=Strict`,
    );
  });

  it('is for https alone when it came by https', () => {
    expect(refreshCookie(token, { days: 1, protocol: 'https' })).toMatch(/; Secure$/);
    expect(noRefreshCookie({ protocol: 'https' })).toBe(
      'rex_refresh=; Max-Age=0; Path=/api/auth; HttpOnly; SameSite=Strict; Secure',
    );
  });

  it.each([
    ['alone', `rex_refresh=${token}`, token],
    ['among others', `a=1; rex_refresh=${token};b=2`, token],
    ['after one of its name that is none', `rex_refresh=; rex_refresh=${token}`, token],
    ['not there', 'a=1; not_rex_refresh=x', undefined],
    ['without a header', undefined, undefined],
    ['empty', 'rex_refresh=', undefined],
    ['of another name', `xrex_refresh=${token}`, undefined],
    ['too long', `rex_refresh=${token}a`, undefined],
    ['of other characters', `rex_refresh=${token.slice(1)}é`, undefined],
    ['quoted', `rex_refresh="${token}"`, undefined],
    ['huge', 'rex_refresh='.repeat(10_000), undefined],
  ])('is read when it stands %s', (_where, header, expected) => {
    expect(readRefreshCookie(header)).toBe(expected);
  });
});
