import { isOwnOrigin } from './is-own-origin';

const check = (origin: string | undefined, host = 'rex.example.org') =>
  isOwnOrigin({ origin, host, allowed: ['https://app.example.org'] });

describe('isOwnOrigin', () => {
  it('lets in what comes from no browser', () => {
    expect(check(undefined)).toBe(true);
  });

  it.each([
    ['https://rex.example.org', 'rex.example.org'],
    ['http://rex.example.org', 'REX.example.org'],
    ['http://localhost:4000', 'localhost:4000'],
    ['http://[::1]:4000', '[::1]:4000'],
    ['https://app.example.org', 'rex.example.org'],
  ])('lets in %s at %s', (origin, host) => {
    expect(check(origin, host)).toBe(true);
  });

  it.each([
    ...[
      'https://evil.example',
      'https://rex.example.org.evil.example',
      'https://evil.example/rex.example.org',
    ],
    ...[
      'http://rex.example.org:4000',
      'http://app.example.org',
      'null',
      '',
      'rex.example.org',
      'data:text/html,x',
    ],
  ])('refuses %j', (origin) => {
    expect(check(origin)).toBe(false);
  });

  it('refuses every page when the host is unknown', () => {
    expect(check('null', '')).toBe(false);
    expect(check('file:///x', '')).toBe(false);
  });
});
