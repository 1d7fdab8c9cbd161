import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import { readHttpAnswer } from './http-answer';
import { output } from './output';

describeNodeType(output);

describe('output', () => {
  it.each<[string, JsonObject, JsonValue]>([
    ['its input when no value is set', {}, { a: 1 }],
    ['a value', { value: [1, 2] }, [1, 2]],
    ['null when it is told to', { value: null }, null],
    ['false when it is told to', { value: false }, false],
    ['a template, whose type it keeps', { value: '{{ input.a }}' }, 1],
    ['templates inside an object', { value: { text: 'a is {{ input.a }}' } }, { text: 'a is 1' }],
  ])('gives %s', async (_what, config, expected) => {
    const { outcome } = await runNode(output, config, { a: 1 });
    expect(outcome).toEqual({ kind: 'completed', output: expected });
  });

  const respond = async (response: JsonObject, value: JsonValue = 'hi') =>
    (await runNode(output, { value, response }, {})).outcome;

  it('answers with 200 and no headers unless told otherwise', async () => {
    const answer = { status: 200, headers: {}, body: 'hi' };
    expect(await respond({})).toEqual({ kind: 'completed', output: answer });
  });

  it.each<[JsonObject, string]>([
    [{ 'X-A': 'a\r\nSet-Cookie: b=1' }, 'line break'],
    [{ 'X-A': 'a\u0000' }, 'characters'],
    [{ 'X-A': '\u20ac' }, 'characters'],
    [{ 'X A': 'a' }, 'name'],
    [{ '': 'a' }, 'name'],
    [JSON.parse('{"__proto__": "a"}') as JsonObject, 'name'],
    [{ 'Set-Cookie': 'a=1' }, 'guards'],
    [{ 'CONTENT-SECURITY-POLICY': 'default-src *' }, 'guards'],
    [{ 'X-Rex-Execution-Id': '1' }, 'guards'],
    [{ 'Content-Length': '5' }, 'connection'],
    [{ 'transfer-encoding': 'chunked' }, 'connection'],
    [{ 'X-Accel-Redirect': '/etc/passwd' }, 'proxy'],
    [{ 'x-accel-buffering': 'no' }, 'proxy'],
    [{ 'X-Sendfile': '/etc/passwd' }, 'proxy'],
    [{ 'X-LIGHTTPD-Send-File': '/etc/passwd' }, 'proxy'],
    [{ 'X-Reproxy-URL': 'http://10.0.0.1/' }, 'proxy'],
    [{ 'X-A': '1', 'x-a': '2' }, 'twice'],
    [{ 'X-A': 'a'.repeat(20_000) }, 'at most 16384'],
  ])('fails for the headers %j, and says why', async (headers, reason) => {
    expect(await respond({ headers })).toMatchObject({
      kind: 'failed',
      error: { code: 'response-header-refused', message: expect.stringContaining(reason) as string },
    });
  });

  it.each<JsonObject>([{ status: 99 }, { status: 101 }, { status: 600 }, { status: 'ok' }, { statuz: 200 }])(
    'does not take the response %j',
    (response) => {
      expect(checkConfig(output.descriptor, { response }, 'draft')).toHaveLength(1);
    },
  );
});

describe('readHttpAnswer', () => {
  it('reads what the node gives', () => {
    const answer = { status: 404, headers: { 'content-type': 'text/html' }, body: '<p>' };
    expect(readHttpAnswer(answer)).toEqual(answer);
  });

  it.each<JsonValue>([
    null,
    'text',
    [],
    {},
    { status: 200, headers: {} },
    { status: 200, headers: {}, body: 1, more: 1 },
    { status: 200.5, headers: {}, body: 1 },
    { status: 101, headers: {}, body: 1 },
    { status: '200', headers: {}, body: 1 },
    { status: 200, headers: [], body: 1 },
    { status: 200, headers: { a: 1 }, body: 1 },
    { status: 200, headers: { 'set-cookie': 'a' }, body: 1 },
    { status: 200, headers: { a: 'b\n' }, body: 1 },
    JSON.parse('{"status":200,"headers":{"__proto__":"a"},"body":1}') as JsonValue,
  ])('takes nothing else for an answer: %j', (value) => {
    expect(readHttpAnswer(value)).toBeUndefined();
  });
});
