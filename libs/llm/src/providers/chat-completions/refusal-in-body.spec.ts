import type { JsonObject } from '@rex/workflow';
import {
  aCompletion,
  aPiece,
  askServer,
  DONE,
  eventsResponse,
  jsonResponse,
} from '../../spec-support/a-server';

const LIMIT = { message: 'Rate limit exceeded: free-models-per-day', code: 429 };
const HALF = aCompletion({ content: 'half an ans' }, {}, 'error');
const [choice] = HALF['choices'] as JsonObject[];

describe.each(['openai-compatible', 'groq'] as const)('a refusal of %s with status 200', (provider) => {
  it.each<[JsonObject, string, number, string]>([
    [{ error: LIMIT }, 'llm-rate-limited', 429, LIMIT.message],
    [{ error: { ...LIMIT, code: '429' } }, 'llm-rate-limited', 429, LIMIT.message],
    [{ error: 'The model has crashed' }, 'llm-unavailable', 500, 'The model has crashed'],
    [{ error: { message: 'No credit', code: 402 } }, 'llm-quota-spent', 402, 'No credit'],
    [{ error: { message: 'Who?', code: 'invalid_api_key' } }, 'llm-key-refused', 500, 'Who?'],
    [{ object: 'error', message: 'Not well', code: 503 }, 'llm-unavailable', 503, 'Not well'],
    [
      { ...HALF, choices: [{ ...choice, error: { code: 502, message: 'Provider returned error' } }] },
      ...(['llm-unavailable', 502, 'Provider returned error'] as const),
    ],
    [HALF, 'llm-unavailable', 500, ''],
  ])('is told by its name: %j', async (body, code, status, words) => {
    for (const stream of [true, false]) {
      const { error } = await askServer(() => jsonResponse(body), { provider, stream });
      expect(error).toMatchObject({ code, details: { status } });
      expect(error?.message).toContain(words);
    }
  });

  it.each<[string, string, string]>([
    [
      'data: {"error":"The model has crashed without additional information"}\n\n',
      'llm-unavailable',
      'crashed',
    ],
    [aPiece({}, null, { error: LIMIT }), 'llm-rate-limited', LIMIT.message],
    [aPiece({ content: '' }, 'error'), 'llm-unavailable', ''],
    [aPiece({}, null, { x_groq: { error: 'over capacity' } }), 'llm-unavailable', 'over capacity'],
    [
      aPiece({}, 'error', { error: { code: 'server_error', message: 'Disconnected' } }),
      'llm-unavailable',
      'Disconnected',
    ],
  ])('in the middle of a stream is no answer: %j', async (event, code, words) => {
    const { error, answer } = await askServer(
      () => eventsResponse([aPiece({ content: 'half an ans' }), event, DONE]),
      { provider, stream: true },
    );
    expect(answer).toBeUndefined();
    expect(error?.code).toBe(code);
    expect(error?.message).toContain(words);
  });

  it('that echoes the key is cleaned of it', async () => {
    const { error } = await askServer(() => jsonResponse({ error: 'No: sk-test-key-1' }), { provider });
    expect(error?.message).toContain('No: [key]');
  });

  it.each([{ error: null }, { error: '' }, { error: {} }])('is none where %j is empty', async (more) => {
    const { answer } = await askServer(() => jsonResponse(aCompletion({ content: 'Hello' }, more)), {
      provider,
    });
    expect(answer?.text).toBe('Hello');
  });
});
