import { parseAllowList } from './parse-allow-list';

const permits = (entries: string[], host: string, port: number, address: string) =>
  parseAllowList(entries).permits({ host, port, address });

describe('parseAllowList', () => {
  it('permits a host on every port, whatever its address', () => {
    expect(permits(['ollama.lan'], 'ollama.lan', 11434, '10.1.2.3')).toBe(true);
    expect(permits(['OLLAMA.lan.'], 'ollama.lan', 1234, '::1')).toBe(true);
    expect(permits(['bücher.lan'], 'xn--bcher-kva.lan', 80, '10.1.2.3')).toBe(true);
  });

  it('permits only the host that was named', () => {
    expect(permits(['ollama.lan'], 'evil.ollama.lan', 80, '10.1.2.3')).toBe(false);
    expect(permits(['ollama.lan'], 'ollama.lan.evil.example', 80, '10.1.2.3')).toBe(false);
    expect(permits([], 'ollama.lan', 80, '10.1.2.3')).toBe(false);
  });

  it('permits a host on one port only when the entry has a port', () => {
    expect(permits(['localhost:8080'], 'localhost', 8080, '127.0.0.1')).toBe(true);
    expect(permits(['localhost:8080'], 'localhost', 8081, '127.0.0.1')).toBe(false);
    expect(permits(['localhost:80'], 'localhost', 80, '127.0.0.1')).toBe(true);
  });

  it('permits an address whichever name stands for it', () => {
    expect(permits(['127.0.0.1'], 'localhost', 80, '127.0.0.1')).toBe(true);
    expect(permits(['127.0.0.1'], 'localhost', 80, '127.0.0.2')).toBe(false);
    expect(permits(['127.0.0.1:81'], 'localhost', 81, '127.0.0.1')).toBe(true);
    expect(permits(['127.0.0.1:81'], 'localhost', 80, '127.0.0.1')).toBe(false);
    expect(permits(['[fd00::7]:8080'], 'nas', 8080, 'fd00::7')).toBe(true);
    expect(permits(['[fd00::7]:8080'], 'nas', 8081, 'fd00::7')).toBe(false);
    expect(permits(['fd00::7'], 'nas', 1, 'fd00::7')).toBe(true);
  });

  it('permits the addresses of a CIDR and no others', () => {
    expect(permits(['10.0.0.0/8'], 'x', 80, '10.255.0.1')).toBe(true);
    expect(permits(['10.0.0.0/8'], 'x', 80, '11.0.0.0')).toBe(false);
    expect(permits(['fd00::/8'], 'x', 80, 'fdff::1')).toBe(true);
    expect(permits(['fd00::/8'], 'x', 80, 'fc00::1')).toBe(false);
  });

  it('takes several entries and leaves out empty ones', () => {
    const list = parseAllowList([' 10.0.0.0/8 ', '', 'localhost']);
    expect(list.permits({ host: 'localhost', port: 1, address: '127.0.0.1' })).toBe(true);
    expect(list.permits({ host: 'x', port: 1, address: '10.0.0.1' })).toBe(true);
  });

  it('opens a port for the host that is named with it', () => {
    const list = parseAllowList(['localhost:6000', '10.0.0.1:25']);
    expect([list.namesPort('localhost', 6000), list.namesPort('10.0.0.1', 25)]).toEqual([true, true]);
    expect([list.namesPort('localhost', 25), list.namesPort('other', 6000)]).toEqual([false, false]);
  });

  it.each([
    ...['*', '*.lan', 'http://localhost', 'localhost/', 'localhost:0', 'localhost:65536', 'localhost:http'],
    ...[
      '10.0.0.0/33',
      'fd00::/129',
      '10.0.0.0/8:80',
      'a b',
      'user@host',
      '[::1',
      '::1]:80',
      '/8',
      'host:',
      '%6c',
    ],
  ])('refuses the entry %j by name', (entry) => {
    expect(() => parseAllowList(['localhost', entry])).toThrow(`"${entry}"`);
  });
});
