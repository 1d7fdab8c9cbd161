import fc from 'fast-check';
import { readTarget } from '../target/read-target';
import { nextRequest, type Outgoing } from './next-request';

const outgoing = (method: string, url = 'https://a.example/start'): Outgoing => ({
  method,
  target: readTarget(url),
  headers: new Map([
    ['authorization', 'Bearer a'],
    ['cookie', 'b'],
    ['x-api-key', 'c'],
    ['x-mine', 'd'],
    ['content-type', 'text/plain'],
    ['accept', 'e'],
  ]),
  ...(method === 'GET' ? {} : { body: Buffer.from('text') }),
});

const next = (sent: Outgoing, status: number, location?: string, secretHeaders: string[] = []) =>
  nextRequest(sent, { status, location }, secretHeaders);

describe('nextRequest', () => {
  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'DELETE', 'GET'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
    [303, 'HEAD', 'HEAD'],
    [303, 'GET', 'GET'],
  ])('after %i a %s goes on as %s', (status, method, expected) => {
    const request = next(outgoing(method), status, '/next');
    expect(request?.method).toBe(expected);
    const keepsBody = method !== 'GET' && expected === method;
    expect(request?.body !== undefined).toBe(keepsBody);
    expect(request?.headers.has('content-type')).toBe(keepsBody || method === 'GET');
  });

  it('takes other statuses, and redirects without a location, for answers', () => {
    for (const status of [200, 201, 300, 304, 305, 306, 404]) {
      expect(next(outgoing('GET'), status, '/next')).toBeUndefined();
    }
    expect(next(outgoing('GET'), 302)).toBeUndefined();
  });

  it('keeps every header on the same origin', () => {
    expect(next(outgoing('GET'), 302, '/next', ['x-mine'])?.headers).toEqual(outgoing('GET').headers);
    expect(next(outgoing('GET'), 302, 'https://a.example:443/x')?.headers.has('authorization')).toBe(true);
  });

  it.each([
    'https://b.example/',
    'http://a.example/start',
    'https://a.example:8443/',
    '//a.example.evil/',
    'https://a.example.',
  ])('drops credentials on the way to %s', (location) => {
    const headers = next(outgoing('GET'), 302, location, ['X-Mine'])?.headers;
    expect([...(headers?.keys() ?? [])]).toEqual(['content-type', 'accept']);
  });

  it('does not bring credentials back when a redirect leads home again', () => {
    const away = next(outgoing('GET'), 302, 'https://b.example/');
    const home = away && next(away, 302, 'https://a.example/');
    expect(home?.target.url.host).toBe('a.example');
    expect(home?.headers.has('authorization')).toBe(false);
  });

  it('never takes credentials to another origin, whatever the chain', () => {
    const place = fc.constantFrom('https://a.example/1', 'https://b.example/2', 'http://a.example/3', '/4');
    const hop = fc.tuple(fc.constantFrom(301, 302, 303, 307, 308), place);
    fc.assert(
      fc.property(fc.array(hop, { maxLength: 6 }), fc.constantFrom('GET', 'POST', 'PUT'), (hops, method) => {
        let request = outgoing(method);
        let hasLeft = false;
        for (const [status, location] of hops) {
          request = next(request, status, location) ?? request;
          hasLeft ||= request.target.url.origin !== 'https://a.example';
          expect(request.headers.has('authorization')).toBe(!hasLeft);
        }
      }),
    );
  });

  it('refuses a location that no request could name, and says that something was sent', () => {
    const codes = {
      'ftp://a/': 'protocol-refused',
      'http://u:p@a/': 'credentials-in-url',
      'http://': 'url-invalid',
    };
    for (const [location, code] of Object.entries(codes)) {
      expect(() => next(outgoing('GET'), 302, location)).toThrow(
        expect.objectContaining({ code, isSent: true }),
      );
    }
  });

  it('reads a location in UTF-8', () => {
    const raw = Buffer.from('/ü').toString('latin1');
    expect(next(outgoing('GET'), 302, raw)?.target.url.pathname).toBe('/%C3%BC');
  });
});
