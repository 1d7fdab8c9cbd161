import type { ExampleAnswer, JsonObject, JsonValue } from '@rex/workflow';
import { runRequest } from './spec-support/run-request';

describe('how http-request reads answers', () => {
  const outputOf = async (config: JsonObject, answer: ExampleAnswer) => {
    const { outcome, warnings } = await runRequest(config, [answer]);
    const codes = warnings.map(({ code }) => code);
    return outcome.kind === 'completed' ? [outcome.output, codes] : [outcome, codes];
  };

  it.each<[string, string, JsonValue]>([
    ['application/json; charset=utf-8', '{"a":1}', { a: 1 }],
    ['application/problem+json', '[1]', [1]],
    ['text/json', '"x"', 'x'],
    ['text/plain', '{"a":1}', '{"a":1}'],
    ['application/jsonp', '{"a":1}', '{"a":1}'],
    ['', '{"a":1}', '{"a":1}'],
    [';;;', 'x', 'x'],
    ['application/json', '\ufeff{"a":1}', { a: 1 }],
    ['application/json, text/html', '{"a":1}', { a: 1 }],
  ])('by the content type %j', async (type, body, output) => {
    expect(await outputOf({}, { status: 200, headers: { 'content-type': type }, body })).toEqual([
      output,
      [],
    ]);
  });

  it('takes the word of the config over the content type', async () => {
    const headers = { 'content-type': 'text/html' };
    expect(await outputOf({ responseType: 'json' }, { status: 200, headers, body: '5' })).toEqual([5, []]);
    const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '5' };
    expect(await outputOf({ responseType: 'text' }, answer)).toEqual(['5', []]);
    expect(await outputOf({ responseType: 'base64' }, answer)).toEqual(['NQ==', []]);
  });

  it.each(['auto', 'json', 'text', 'base64'])(
    'gives null for an empty answer as %s',
    async (responseType) => {
      const headers = { 'content-type': 'application/json' };
      expect(await outputOf({ responseType }, { status: 204, headers })).toEqual([null, []]);
    },
  );

  it('fails for JSON that is none, and says where and how it starts', async () => {
    const { outcome } = await runRequest({ responseType: 'json' }, [{ status: 200, body: '{"a":1,"b" 2}' }]);
    expect(outcome).toEqual({
      kind: 'failed',
      error: {
        code: 'response-not-json',
        message:
          'The answer is no JSON; it starts with "{\\"a\\":1,\\"b\\" 2}". At character 11 it goes wrong. Look at the URL, or set responseType to text.',
        retryable: false,
        details: { position: 11 },
      },
    });
  });

  it('gives an error answer that is no JSON as text, when errors are taken', async () => {
    const config = { responseType: 'json', failOnStatus: false };
    expect(await outputOf(config, { status: 502, body: '<html>' })).toEqual([
      '<html>',
      ['response-not-json'],
    ]);
  });

  it('refuses JSON that is nested too deep to be handed on', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const answer = (depth: number) => ({ status: 200, body: nested(depth) });
    expect((await runRequest({ responseType: 'json' }, [answer(400)])).outcome.kind).toBe('completed');
    expect((await runRequest({ responseType: 'json' }, [answer(50_000)])).outcome).toMatchObject({
      error: { code: 'response-too-deep' },
    });
  });

  it('keeps keys of prototypes as keys', async () => {
    const { outcome } = await runRequest({ responseType: 'json' }, [
      { status: 200, body: '{"__proto__":{"x":1}}' },
    ]);
    expect(JSON.stringify(outcome)).toBe('{"kind":"completed","output":{"__proto__":{"x":1}}}');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('gives exactly status, headers and body as full response', async () => {
    const { outcome } = await runRequest({ fullResponse: true }, [
      { status: 200, headers: { 'content-type': 'application/json', 'x-a': 'b' }, body: '[1]' },
    ]);
    expect(JSON.stringify(outcome)).toBe(
      '{"kind":"completed","output":{"status":200,"headers":{"content-type":"application/json","x-a":"b"},"body":[1]}}',
    );
  });
});
