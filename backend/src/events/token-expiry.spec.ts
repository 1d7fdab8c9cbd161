import { tokenExpiryMs } from './token-expiry';

const tokenOf = (claims: unknown) => `a.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c`;

describe('tokenExpiryMs', () => {
  it('reads when a token expires', () => {
    expect(tokenExpiryMs(`Bearer ${tokenOf({ exp: 1_800_000_000 })}`)).toBe(1_800_000_000_000);
  });

  it.each([
    undefined,
    '',
    'Bearer opaque',
    'Bearer a.b.c',
    `Bearer ${tokenOf({})}`,
    `Bearer ${tokenOf({ exp: 'x' })}`,
    `Bearer ${tokenOf(null)}`,
  ])('knows nothing of %j', (header) => {
    expect(tokenExpiryMs(header)).toBeUndefined();
  });
});
