import { HttpClientError, type HttpClientErrorCode } from '@rex/node-sdk';
import { judgeAnswer } from './judge-answer';
import { judgeFailure } from './judge-failure';
import type { KeyTestCode } from './key-test-outcome';

const asIs = (text: string) => text;
const GEMINI_INVALID =
  '{"error":{"code":400,"message":"API key not valid.","details":[{"reason":"API_KEY_INVALID"}]}}';

describe('judgeAnswer', () => {
  const judge = (status: number, provider = 'groq', body = '') =>
    judgeAnswer({ status, body: new TextEncoder().encode(body) }, provider, asIs);

  it.each<[number, string, string, KeyTestCode]>([
    [200, 'groq', '{"data":[]}', 'ok'],
    [204, 'http', '', 'ok'],
    [401, 'groq', '', 'key-refused'],
    [403, 'http', '', 'key-refused'],
    [400, 'gemini', GEMINI_INVALID, 'key-refused'],
    [400, 'groq', GEMINI_INVALID, 'provider-error'],
    [400, 'gemini', '{"error":{"message":"User location is not supported"}}', 'provider-error'],
    [302, 'http', '', 'provider-error'],
    [404, 'openai-compatible', '', 'provider-error'],
    [429, 'groq', '', 'provider-error'],
    [500, 'groq', '<html>', 'provider-error'],
  ])('takes %d of %s with %j for %s', (status, provider, body, code) => {
    expect(judge(status, provider, body)).toMatchObject({ code, status });
  });

  const INVALID = '{"error":{"message":"Invalid API key","code":401}}';

  it.each<[string, string, KeyTestCode]>([
    ['gemini', '{"models":[{"name":"models/a"}]}', 'ok'],
    ['openai-compatible', '[{"id":"a"}]', 'ok'],
    ['openai-compatible', '{"object":"list","data":null}', 'ok'],
    ['openai-compatible', '<html>Log in</html>', 'provider-error'],
    ['openai-compatible', '', 'provider-error'],
    ['openai-compatible', '{"hello":"world"}', 'provider-error'],
    ['openai-compatible', '{"error":{"message":"No credit","code":402}}', 'provider-error'],
    ['openai-compatible', '{"error":"Not well"}', 'provider-error'],
    ['openai-compatible', INVALID, 'key-refused'],
    ['groq', '{"data":[],"error":{"message":"No","status":403}}', 'key-refused'],
    ['http', '<html>Log in</html>', 'ok'],
    ['http', INVALID, 'ok'],
  ])('takes 200 of %s with %j for %s', (provider, body, code) => {
    expect(judge(200, provider, body)).toMatchObject({ code, status: 200 });
  });

  it('says what the provider says', () => {
    expect(judge(400, 'gemini', GEMINI_INVALID).message).toBe(
      'gemini refuses the key (400): API key not valid.',
    );
    expect(judge(401, 'http').message).toBe('The target refuses the key (401).');
    expect(judge(200, 'groq', INVALID).message).toBe('groq refuses the key (401): Invalid API key');
    expect(judge(200, 'groq', '{"error":"Not well"}').message).toBe('groq answers with an error: Not well');
    expect(judge(200, 'groq', '<html>').message).toContain('no list of models. Look at the URL.');
    expect(judge(404, 'http').message).toBe('The target answers with status 404. Look at the URL.');
  });
});

describe('judgeFailure', () => {
  it.each<[HttpClientErrorCode, KeyTestCode]>([
    ['timeout', 'timeout'],
    ['connect-timeout', 'timeout'],
    ['address-refused', 'refused-target'],
    ['port-refused', 'refused-target'],
    ['dns-failed', 'provider-unreachable'],
    ['connect-failed', 'provider-unreachable'],
    ['tls-failed', 'provider-unreachable'],
    ['header-invalid', 'key-refused'],
    ['response-too-large', 'provider-error'],
  ])('takes %s for %s', (reason, code) => {
    const error = new HttpClientError(reason, 'It failed with tok');
    expect(judgeFailure(error, (text) => text.replace('tok', '[secret]'))).toEqual({
      code,
      message: 'It failed with [secret]',
    });
  });
});
