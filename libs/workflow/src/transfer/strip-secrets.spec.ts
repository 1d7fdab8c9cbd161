import fc from 'fast-check';
import Type from 'typebox';
import type { JsonObject } from '../document/json-value';
import { aCatalog, aDescriptor } from '../spec-support/a-catalog';
import { aDocument, aNode } from '../spec-support/a-document';
import { stripSecrets } from './strip-secrets';

const KEY = '0198c0de-0000-7000-8000-000000000001';
const OTHER_KEY = '0198c0de-0000-7000-8000-000000000002';
const closed = { additionalProperties: false };
const secret = Type.Optional(Type.String({ control: 'secret' }));
const pairs = { control: 'key-value', expression: true };

const CATALOG = aCatalog(
  aDescriptor(
    'request',
    Type.Object(
      {
        url: Type.Optional(Type.String({ expression: true })),
        headers: Type.Optional(Type.Unsafe({ type: 'object', ...pairs })),
        query: Type.Optional(Type.Unsafe({ type: ['object', 'array'], ...pairs })),
        auth: Type.Optional(Type.Object({ keyId: secret, type: Type.Optional(Type.String()) }, closed)),
        body: Type.Optional(Type.Unsafe({ control: 'json' })),
        value: Type.Optional(Type.Unsafe({ control: 'json' })),
      },
      closed,
    ),
  ),
  aDescriptor(
    'cleaner',
    Type.Object(
      {
        operations: Type.Array(
          Type.Union([Type.String(), Type.Object({ op: Type.String(), keyId: secret }, closed)]),
        ),
      },
      closed,
    ),
  ),
  aDescriptor(
    'model',
    Type.Object(
      { provider: Type.String(), keyId: secret, fallbacks: Type.Array(Type.Object({ keyId: secret }, {})) },
      { allOf: [{ if: {}, then: { properties: { backupKey: { control: 'secret' } } } }] },
    ),
  ),
  aDescriptor(
    'keep',
    Type.Object({ key: Type.String(), value: Type.Optional(Type.Unsafe({ control: 'json' })) }, closed),
  ),
  aDescriptor('script', Type.Object({ code: Type.String() }, closed), { scriptFields: { code: 'body' } }),
);

const strip = (config: unknown, type = 'request') => {
  const stripped = stripSecrets(aDocument([aNode('a', { type, config: config as JsonObject })]), CATALOG);
  return { ...stripped, config: stripped.document.nodes[0]?.config };
};

describe('stripSecrets', () => {
  it('takes the ids of stored keys out of fields for them, nested ones too, and names them', () => {
    const { config, keys, leftOut } = strip({ url: 'https://x.org', auth: { type: 'basic', keyId: KEY } });
    expect(config).toEqual({ url: 'https://x.org', auth: { type: 'basic' } });
    expect(keys).toEqual([{ keyId: KEY, nodes: ['a'] }]);
    expect(leftOut).toEqual([{ nodeId: 'a', path: '/nodes/0/config/auth/keyId', what: 'key' }]);
  });

  it('finds them in items of lists, in alternatives and in conditions of a schema', () => {
    expect(strip({ operations: ['trim', { op: 'mask', keyId: KEY }] }, 'cleaner').config).toEqual({
      operations: ['trim', { op: 'mask' }],
    });
    const model = strip(
      {
        provider: 'groq',
        keyId: KEY,
        fallbacks: [{ keyId: OTHER_KEY }, { keyId: KEY }],
        backupKey: OTHER_KEY,
      },
      'model',
    );
    expect(model.config).toEqual({ provider: 'groq', fallbacks: [{}, {}] });
    expect(model.keys).toEqual([
      { keyId: KEY, provider: 'groq', nodes: ['a'] },
      { keyId: OTHER_KEY, nodes: ['a'] },
    ]);
  });

  it('names each key once, with all nodes that use it', () => {
    const node = (id: string) => aNode(id, { type: 'request', config: { auth: { keyId: KEY } } });
    expect(stripSecrets(aDocument([node('a'), node('b')]), CATALOG).keys).toEqual([
      { keyId: KEY, nodes: ['a', 'b'] },
    ]);
  });

  it.each(['sk-live-1234567890', '', { evil: KEY }, [KEY], 7])(
    'does not tell %j that stands in place of an id',
    (keyId) => {
      const { keys, leftOut, config } = strip({ auth: { keyId } });
      expect({ keys, config }).toEqual({ keys: [], config: { auth: {} } });
      expect(leftOut).toHaveLength(1);
    },
  );

  it('leaves out headers, parameters and parts of a body that are named like secrets', () => {
    const { config, leftOut } = strip({
      headers: {
        Authorization: 'Bearer abc',
        'X-API-Key': 'k',
        COOKIE: 'a=b',
        Accept: 'text/html',
        'x-token': 5,
      },
      query: [
        { name: 'api_key', value: 'k' },
        { name: 'page', value: 2 },
        { name: 'token', value: ['t'] },
      ],
      body: { user: 'me', password: 'p', deep: [{ client_secret: 's', max_tokens: 5 }] },
    });
    expect(config).toEqual({
      headers: { Accept: 'text/html' },
      query: [{ name: 'page', value: 2 }],
      body: { user: 'me', deep: [{ max_tokens: 5 }] },
    });
    expect(leftOut.map(({ path }) => path.replace('/nodes/0/config', ''))).toEqual([
      ...['/headers/Authorization', '/headers/X-API-Key', '/headers/COOKIE', '/headers/x-token'],
      ...['/query/0', '/query/2', '/body/password', '/body/deep/0/client_secret'],
    ]);
  });

  it.each([
    'authorization',
    'Proxy-Authorization',
    'X-Api-Key',
    'apikey',
    'api_key',
    'x-goog-api-key',
    'Ocp-Apim-Subscription-Key',
    'Cookie',
    'token',
    'access_token',
    'X-Auth-Token',
    'X-Amz-Security-Token',
    'X-Amz-Signature',
    'PRIVATE-TOKEN',
    'secret',
    'x-session-id',
    'X-CSRF-Token',
    'password',
    'key',
    'sig',
    'appid',
  ])('takes the header %s for a secret', (name) => {
    expect(strip({ headers: { [name]: 'v' } }).config).toEqual({ headers: {} });
  });

  it.each([
    'Accept',
    'Content-Type',
    'Idempotency-Key',
    'page_token',
    'max_tokens',
    'next-page-token',
    'X-Request-Id',
    'User-Agent',
    'keyword',
  ])('leaves the header %s where it is', (name) => {
    const config = { headers: { [name]: 'v' } };
    expect(strip(config).config).toEqual(config);
  });

  it.each([
    '{{ steps.login.token }}',
    'Bearer {{ steps.login.token }}',
    '',
    null,
    ['Token {{ input.token }}'],
  ])('keeps %j, which only refers to a secret', (value) => {
    const config = { headers: { Authorization: value } };
    expect(strip(config).config).toEqual(config);
  });

  it.each([
    'Bearer {{ "sk-123" }}',
    'Bearer a{{ steps.a.b }}',
    '{{ broken',
    '\\{{ steps.a }}',
    ['{{ input.a }}', 'x'],
    { a: 1 },
  ])('takes %j for a secret', (value) => {
    expect(strip({ headers: { Authorization: value } }).config).toEqual({ headers: {} });
  });

  it.each([
    ['https://api.org/v1?api_key=abc&page=2#top', 'https://api.org/v1?page=2#top'],
    ['https://api.org/cb#access_token=abc&state=1', 'https://api.org/cb#state=1'],
    ['https://api.org/cb?a=1#token=abc', 'https://api.org/cb?a=1'],
    ['https://app.org/#/page?token=abc&tab=2', 'https://app.org/#/page?tab=2'],
    ['https://app.org/#token={{ steps.login.token }}', 'https://app.org/#token={{ steps.login.token }}'],
    ['https://api.org/doc#token', 'https://api.org/doc#token'],
    ['https://api.org/v1?token=abc', 'https://api.org/v1'],
    ['https://user:pass@api.org/a@b', 'https://api.org/a@b'],
    ['HTTPS://user@api.org', 'HTTPS://api.org'],
    ['https://api.org/{{ steps.a.id }}?k=1&access%5Ftoken=t', 'https://api.org/{{ steps.a.id }}?k=1'],
    ['https://api.org/?token={{ steps.a.token }}', 'https://api.org/?token={{ steps.a.token }}'],
    ['https://api.org/?a={{ "?token=x&" }}&key=k', 'https://api.org/?a={{ "?token=x&" }}'],
    ['https://api.org/\\\\{{ steps.a }}?key=k', 'https://api.org/\\\\{{ steps.a }}'],
    ['https://api.org/\\{{ a }}?key=k', 'https://api.org/\\{{ a }}'],
    ['https://api.org/{{?key=k', 'https://api.org/\\{{'],
    ['about?token=abc', 'about?token=abc'],
  ])('turns the URL %s into %s', (url, expected) => {
    const { config, leftOut } = strip({ url });
    expect(config).toEqual({ url: expected });
    expect(leftOut).toEqual(
      url === expected ? [] : [{ nodeId: 'a', path: '/nodes/0/config/url', what: 'value' }],
    );
  });

  it('leaves data alone that a type means as data', () => {
    const config = { value: { keyId: KEY, token: 'abc', password: 'x' } };
    expect(strip(config).config).toEqual(config);
    const script = { code: 'https://a.org?token=x' };
    expect(strip(script, 'script').config).toEqual(script);
  });

  it('goes by names alone where nobody knows what fields mean', () => {
    const config = {
      keyId: KEY,
      a: [{ password: 'x', keyId: OTHER_KEY, name: 'n' }],
      url: 'https://a.org?key=k',
    };
    expect(strip(config, 'unknown').config).toEqual({ a: [{ name: 'n' }], url: 'https://a.org' });
    expect(strip({ apiKey: 'x', keyId: KEY, nodes: 1 }).config).toEqual({ nodes: 1 });
  });

  it('is not led astray by names of prototypes', () => {
    const config = JSON.parse(
      '{"constructor": {"prototype": {"keyId": "x"}}, "headers": {"toString": "v"}}',
    ) as object;
    expect(strip(config).config).toEqual({ constructor: { prototype: {} }, headers: { toString: 'v' } });
  });

  it('leaves no secret in any config, and finds nothing in what it has stripped', () => {
    const value = fc.constantFrom('s3cr3t', KEY);
    const name = fc.constantFrom('Authorization', 'api_key', 'token', 'keyId');
    const config = fc.record({
      headers: fc.dictionary(name, value),
      query: fc.array(fc.record({ name, value })),
      auth: fc.record({ keyId: value }),
      url: fc
        .array(fc.tuple(name, value))
        .map((all) => `https://a.org?${all.map((each) => each.join('=')).join('&')}`),
    });
    fc.assert(
      fc.property(config, fc.constantFrom('request', 'unknown'), (secrets, type) => {
        delete (secrets.headers as JsonObject)['keyId'];
        const usable = {
          ...secrets,
          query: secrets.query.filter((each) => each.name !== 'keyId'),
          url: secrets.url.replaceAll('keyId', 'key'),
        };
        const { document } = strip(usable, type);
        expect(JSON.stringify(document)).not.toContain('s3cr3t');
        expect(stripSecrets(document, CATALOG)).toEqual({ document, keys: [], leftOut: [] });
      }),
    );
  });

  it.each([
    ['{"user":"ada","password":"abc"}', '{"user":"ada"}'],
    ['{\n  "a": [{ "client_secret": "abc", "b": 1 }]\n}', '{\n  "a": [\n    {\n      "b": 1\n    }\n  ]\n}'],
    ['{"password": "{{ steps.ask.password }}"}', '{"password": "{{ steps.ask.password }}"}'],
    ['{"password": {{ steps.ask.password }} }', '{"password": {{ steps.ask.password }} }'],
    ['no JSON, "password":"abc"', 'no JSON, "password":"abc"'],
    ['['.repeat(100_000), '['.repeat(100_000)],
    [`${'['.repeat(10_000)}${']'.repeat(10_000)}`, `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('turns the body that is the text %j into %j', (body, expected) => {
    const { config, leftOut } = strip({ body });
    expect(config).toEqual({ body: expected });
    expect(leftOut).toEqual(
      body === expected ? [] : [{ nodeId: 'a', path: '/nodes/0/config/body', what: 'value' }],
    );
  });

  it('takes out what is kept under a key that tells of a secret', () => {
    expect(strip({ key: 'token', value: 'abc' }, 'keep').config).toEqual({ key: 'token' });
    expect(strip({ key: 'api-key', value: { a: 1 } }, 'keep').config).toEqual({ key: 'api-key' });
    const references = { key: 'token', value: '{{ steps.login.token }}' };
    expect(strip(references, 'keep').config).toEqual(references);
    expect(strip({ key: 'cursor', value: 'abc' }, 'keep').config).toEqual({ key: 'cursor', value: 'abc' });
  });
});
