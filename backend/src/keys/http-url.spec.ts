import { isHttpUrl } from './http-url';

describe('isHttpUrl', () => {
  it.each([
    'https://models.example/v1',
    'http://127.0.0.1:11434/v1/',
    'HTTPS://Models.Example',
    'https://[2001:db8::1]:8443/a%20b',
    'https://bücher.example/ü',
    `https://models.example/${'x'.repeat(2024)}`,
  ])('takes %s', (url) => {
    expect(isHttpUrl(url, 'base')).toBe(true);
  });

  it.each([
    '',
    '/v1',
    'models.example',
    '//models.example',
    'https:models.example',
    'https:\\\\models.example',
    'https://',
    'ftp://models.example',
    'data:text/plain,a',
    'https://ada:secret@models.example',
    'https://ada@models.example',
    'https://@models.example',
    'https://models.example:99999',
    'https://models.example/a b',
    'https://models.exa\nmple',
    ' https://models.example',
    'https://models.example/\ud83d',
    `https://models.example/${'x'.repeat(2026)}`,
    null,
    7,
    ['https://models.example'],
    { toString: () => 'https://models.example' },
  ])('refuses %j', (url) => {
    expect(isHttpUrl(url, 'base')).toBe(false);
    expect(isHttpUrl(url, 'whole')).toBe(false);
  });

  it.each(['https://models.example/?key=1', 'https://models.example/#a'])(
    'takes %s as a whole URL, not as a base',
    (url) => {
      expect([isHttpUrl(url, 'whole'), isHttpUrl(url, 'base')]).toEqual([true, false]);
    },
  );

  it('takes an at sign behind the host for what it is', () => {
    expect(isHttpUrl('https://models.example/@scope', 'base')).toBe(true);
  });
});
