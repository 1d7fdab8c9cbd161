import {
  aCompletion,
  aPiece,
  askServer,
  DONE,
  eventsResponse,
  jsonResponse,
} from '../../spec-support/a-server';

const REFUSED = {
  error: {
    message:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    type: 'invalid_request_error',
    param: 'max_tokens',
    code: 'unsupported_parameter',
  },
};

/** Takes the newer name only. */
const strict = (respond: () => Response) => (count: number) =>
  count === 1 ? jsonResponse(REFUSED, 400) : respond();

describe('the bound of an answer', () => {
  it.each([true, false])(
    'goes by its newer name where the server wants that (stream: %s)',
    async (stream) => {
      const respond = () =>
        stream
          ? eventsResponse([aPiece({ content: 'Hello' }), aPiece({}, 'stop'), DONE])
          : jsonResponse(aCompletion({ content: 'Hello' }));
      const asking = { stream, model: `o-${stream}`, request: { maxTokens: 50 } };
      const first = await askServer(strict(respond), asking);
      expect(first.answer?.text).toBe('Hello');
      expect(first.bodies).toMatchObject([{ max_tokens: 50 }, { max_completion_tokens: 50 }]);
      expect(first.bodies[1]).not.toHaveProperty('max_tokens');
      const next = await askServer(respond, asking);
      expect(next.bodies).toMatchObject([{ max_completion_tokens: 50 }]);
      const other = await askServer(respond, { ...asking, model: `other-${stream}` });
      expect(other.bodies).toMatchObject([{ max_tokens: 50 }]);
    },
  );

  it('that is refused by either name is refused', async () => {
    const { error, bodies } = await askServer(() => jsonResponse(REFUSED, 400), {
      model: 'stubborn',
      request: { maxTokens: 50 },
    });
    expect(error?.code).toBe('llm-request-invalid');
    expect(bodies).toHaveLength(2);
  });

  it('asks once where there is none, or another thing is wrong', async () => {
    expect((await askServer(() => jsonResponse(REFUSED, 400), { model: 'none' })).bodies).toHaveLength(1);
    const other = await askServer(() => jsonResponse({ error: { message: 'Bad' } }, 400), {
      model: 'bad',
      request: { maxTokens: 50 },
    });
    expect(other.bodies).toHaveLength(1);
  });

  it('leaves nothing of the first refusal with what comes after', async () => {
    const { error } = await askServer(
      strict(() => new Response('<html>')),
      {
        model: 'page',
        request: { maxTokens: 50 },
      },
    );
    expect(error?.code).toBe('llm-response-invalid');
    expect(error?.message).not.toContain('max_tokens');
  });
});
