import { checkConfig, type JsonObject } from '@rex/workflow';
import { httpRequest } from './http-request';
import { URL_A } from './spec-support/run-request';

const draft = (config: JsonObject) => checkConfig(httpRequest.descriptor, { url: URL_A, ...config }, 'draft');

describe('http-request config', () => {
  it.each<[JsonObject]>([
    [{}],
    [{ method: 'POST', body: { a: '{{ input.a }}' } }],
    [{ method: 'POST', bodyType: 'json', body: null }],
    [{ method: 'PUT', bodyType: 'form', body: '{{ input.form }}' }],
    [{ method: 'PUT', bodyType: 'form', body: [{ name: 'a', value: '{{ input.a }}' }] }],
    [{ method: 'GET', bodyType: 'none' }],
    [{ method: 'DELETE', bodyType: 'text', body: 'x' }],
    [{ url: '{{ input.url }}', query: '{{ input.query }}', headers: { 'X-A': '{{ input.a }}' } }],
    [{ url: 'HTTP://[::1]:8080/a?b#c', query: [{ name: 'a', value: [1, 2] }] }],
    [{ auth: { type: 'basic', keyId: 'k1', username: 'ada' } }],
    [{ auth: { type: 'query', keyId: 'k1', name: 'api key' } }],
    [{ pagination: { type: 'next-url', path: 'paging["next"].url', itemsPath: '$' } }],
    [{ retryOnStatus: [202, 500] }],
  ])('allows %j', (config) => {
    expect(draft(config)).toEqual([]);
  });

  it.each<[JsonObject, string, string]>([
    [{ url: undefined as unknown as string }, 'config-missing', '/url'],
    [{ url: '' }, 'config-invalid', '/url'],
    [{ url: 'api.example/v1' }, 'config-invalid', '/url'],
    [{ url: 'ftp://api.example' }, 'config-invalid', '/url'],
    [{ url: 'https://ada:word@api.example/' }, 'config-invalid', '/url'],
    [{ method: 'TRACE' }, 'config-invalid', '/method'],
    [{ method: '{{ input.method }}' }, 'config-invalid', '/method'],
    [{ body: { a: 1 } }, 'config-invalid', '/body'],
    [{ method: 'HEAD', bodyType: 'none', body: 'x' }, 'config-invalid', '/body'],
    [{ bodyType: 'text' }, 'config-invalid', '/bodyType'],
    [{ method: 'POST', bodyType: 'json' }, 'config-missing', '/body'],
    [{ method: 'POST', bodyType: 'form', body: 'a=b' }, 'config-invalid', '/body'],
    [{ method: 'POST', bodyType: 'xml', body: 'a' }, 'config-invalid', '/bodyType'],
    [{ headers: { 'X-A': { b: 1 } } }, 'config-invalid', '/headers/X-A'],
    [{ query: 'a=b' }, 'config-invalid', '/query'],
    [{ query: [{ name: 'a' }] }, 'config-missing', '/query/0/value'],
    [{ auth: { type: 'bearer' } }, 'config-missing', '/auth/keyId'],
    [{ auth: { type: 'bearer', keyId: 'k1', token: 'x' } }, 'config-unknown-key', '/auth/token'],
    [{ auth: { type: 'basic', keyId: 'k1', username: 'a:b' } }, 'config-invalid', '/auth/username'],
    [{ auth: { type: 'header', keyId: 'k1', name: 'X Key' } }, 'config-invalid', '/auth/name'],
    [{ pagination: { type: 'next-url' } }, 'config-missing', '/pagination/path'],
    [{ pagination: { type: 'cursor', path: 'a..b' } }, 'config-invalid', '/pagination/path'],
    [{ pagination: { type: 'page', maxPages: 1001 } }, 'config-invalid', '/pagination/maxPages'],
    [{ timeoutMs: 0 }, 'config-invalid', '/timeoutMs'],
    [{ retryOnStatus: [99] }, 'config-invalid', '/retryOnStatus/0'],
  ])('refuses %j', (config, code, path) => {
    expect(draft(config)).toEqual([expect.objectContaining({ code, path })]);
  });

  it('says what may be repeated by method, unless the target takes keys', () => {
    const classOf = (method: string, idempotent = false) => httpRequest.retryClassOf({ method, idempotent });
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])
      expect(classOf(method)).toBe('idempotent');
    for (const method of ['POST', 'PATCH']) expect(classOf(method)).toBe('once');
    expect(classOf('POST', true)).toBe('idempotent');
  });
});
