import fc from 'fast-check';
import { URL as SandboxUrl } from './url';
import { URLSearchParams as SandboxParams } from './search-params';

// Node's own implementation is the oracle.
const MEMBERS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
] as const;

function describeUrl(create: () => URL | SandboxUrl): unknown {
  try {
    const url = create();
    return Object.fromEntries(MEMBERS.map((name) => [name, url[name]]));
  } catch (error) {
    return (error as Error).name;
  }
}

const same = (text: string, base?: string) =>
  expect(describeUrl(() => new SandboxUrl(text, base))).toEqual(describeUrl(() => new URL(text, base)));

describe('URL', () => {
  it.each([
    'https://example.com',
    'HTTPS://User:pa ss@EXAMPLE.com:443/a/../b/./c?x=1 2#frag ment',
    'http://example.com:8080?q',
    'http://a/%2e%2E/b',
    'https://münchen.de/straße?ü=ö#é',
    'https://xn--mnchen-3ya.de',
    'https://日本語.jp/',
    'http://ＥＸＡＭＰＬＥ.com',
    'http://0x7f.1',
    'http://017700000001',
    'http://256.1.1.1',
    'http://1.2.3',
    'http://1.2.3.4.5',
    'http://[::1]:80/',
    'http://[2001:DB8:0:0:1:0:0:1]',
    'http://[::ffff:1.2.3.4]',
    'http://[1:2]',
    'http://[1::2::3]',
    'http://[::1',
    'mailto:a@b.c?subject=x',
    'data:text/plain,hello world',
    'urn:isbn:123',
    'file:///C:/a/../..',
    'file:///etc/passwd',
    'file://host/x',
    'ws://x:80',
    'custom://h:1/p a?q#f',
    'custom:/a/b',
    'http://',
    'http://:80',
    'http://a:99999',
    'http://a b',
    'http://a%00',
    'http://user@',
    'not a url',
    '',
    'http:example.com',
    'http:\\\\a\\b',
    '  http://a/\n b  ',
    'http://a/?a=%zz&b=\'"',
    'http://a.b./',
    'http://a@b@c/',
    'http://a:b:c@d',
    'other:alert(1)',
    'http://a/b//c/',
    'http://a/{x}|^`',
    'https://a/?',
    'https://a/#',
    'http://a?b/c',
    'http://a#b?c',
    'http://1e3',
  ])('parses as the platform does: %s', (text) => {
    same(text);
  });

  it.each([
    ['../x', 'http://a/b/c/d?q#f'],
    ['/x', 'http://u:p@a:1/b/c'],
    ['//other/x', 'https://a/b'],
    ['?q', 'http://a/b?c#d'],
    ['#f', 'http://a/b?c'],
    ['', 'http://a/b?c#d'],
    ['x/./y/..', 'http://a/b/c'],
    ['http:x', 'http://a/b/'],
    ['https:x', 'http://a/b/'],
    ['mailto:x', 'http://a'],
    ['x', 'mailto:a'],
    ['#x', 'mailto:a'],
    ['..', 'http://a'],
    ['\\x', 'http://a/b'],
    ['x', 'not a base'],
    ['a:b', 'http://x'],
  ])('resolves as the platform does: %s on %s', (text, base) => {
    same(text, base);
  });

  it('agrees with the platform on any path, query and fragment', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('/', '/?', '/#', '/a/'),
        (text, before) => {
          same(`https://example.com${before}${text}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is changed by its members and by its parameters', () => {
    const change = (url: URL | SandboxUrl): string[] => {
      const steps: string[] = [];
      const step = (act: () => void) => {
        act();
        steps.push(url.href);
      };
      step(() => url.searchParams.append('b', 'x y&z'));
      step(() => url.searchParams.set('a', 'ü'));
      step(() => url.searchParams.delete('b'));
      step(() => (url.search = '?n=1'));
      step(() => url.searchParams.append('m', url.searchParams.get('n') ?? ''));
      step(() => (url.pathname = '/new path/../x'));
      step(() => (url.host = 'other:81'));
      step(() => (url.port = '443'));
      step(() => (url.hostname = 'third.org'));
      step(() => (url.hash = 'h h'));
      step(() => (url.protocol = 'http'));
      step(() => (url.username = 'me@'));
      step(() => (url.search = ''));
      step(() => (url.hash = ''));
      return steps;
    };
    expect(change(new SandboxUrl('https://example.com/?a=1'))).toEqual(
      change(new URL('https://example.com/?a=1')),
    );
  });
});

describe('URLSearchParams', () => {
  it('reads and writes as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (query) => {
        expect([...new SandboxParams(query)]).toEqual([...new URLSearchParams(query)]);
        expect(new SandboxParams(query).toString()).toBe(new URLSearchParams(query).toString());
      }),
    );
    for (const init of [
      { a: '1', b: 'x y' },
      [
        ['a', '1'],
        ['a', '2'],
      ],
      new Map([['k', 'v']]),
      '?a=1&a=2&b',
      'a=+%20',
    ]) {
      expect(new SandboxParams(init).toString()).toBe(
        new URLSearchParams(init as Record<string, string>).toString(),
      );
    }
  });
});
