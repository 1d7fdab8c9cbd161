import { HttpClientError } from '@rex/node-sdk';
import { readTarget } from './read-target';

const codeOf = (url: string) => {
  try {
    return readTarget(url).url.href;
  } catch (error) {
    return error instanceof HttpClientError ? error.code : String(error);
  }
};

describe('readTarget', () => {
  it('gives host and port as they are connected to', () => {
    expect(readTarget('https://Example.COM./a?b#c')).toMatchObject({
      isTls: true,
      host: 'example.com',
      port: 443,
    });
    expect(readTarget('http://[2606:4700::1]:8080/')).toMatchObject({ host: '2606:4700::1', port: 8080 });
    expect(readTarget('https://example.com/a?b#c').url.href).toBe('https://example.com/a?b');
  });

  it('reads a reference against its base', () => {
    expect(readTarget('../x', new URL('http://a.example/b/c')).url.href).toBe('http://a.example/x');
    expect(readTarget('//b.example/', new URL('https://a.example/')).url.href).toBe('https://b.example/');
  });

  it.each([
    ...[
      'ftp://a/',
      'file:///etc/passwd',
      'gopher://a/',
      'data:,x',
      'mailto:a@b',
      'ws://a/',
      'blob:http://a/',
    ],
    ...['unix:/run/x', 'http+unix://x/', 'jar:http://a/', 'view-source:http://a/'],
  ])('does not speak %s', (url) => {
    expect(codeOf(url)).toBe('protocol-refused');
  });

  it.each([
    ...[
      '',
      'example.com',
      '/a',
      '//a/',
      'http://',
      'http:// /',
      'http://a b/',
      'http://a:99999/',
      'http://[::1',
    ],
    ...[
      'http://[::1%25lo]/',
      'http://[::1%lo]/',
      'http://256.0.0.1/',
      'http://1.2.3.4.5/',
      'http://0x100000000/',
    ],
    ...['http://a\u0000b/', 'http://a%00b/', 'http://a<b/', 'http://a%2Fb/', 'http://a%40b/'],
  ])('finds no target in %j', (url) => {
    expect(['url-invalid', 'credentials-in-url']).toContain(codeOf(url));
  });

  it.each(['http://user@a/', 'http://user:word@a/', 'http://:word@a/', 'http://127.0.0.1@evil.example/'])(
    'refuses credentials in %s',
    (url) => {
      expect(codeOf(url)).toBe('credentials-in-url');
    },
  );
});
