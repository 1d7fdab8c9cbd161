import { type LlmBench, listen, ONCE } from './harness';

/** Text while it comes in. */
export function describeStreams(bench: () => LlmBench): void {
  describe('streams', () => {
    it('tell the text in pieces and end in the same answer', async () => {
      const heard = listen();
      const answer = await bench().ask({}, heard);
      expect(heard.parts.length).toBeGreaterThan(1);
      expect(heard.text()).toBe('You said: Hello');
      const { inputTokens, outputTokens } = bench().standIn.log.read();
      expect(answer).toMatchObject({
        text: 'You said: Hello',
        finishReason: 'stop',
        model: 'stand-in',
        usage: { input: inputTokens, output: outputTokens },
      });
      expect(bench().standIn.log.read().calls[0]?.isStream).toBe(true);
    });

    it('tell a piece within 100 ms of its coming', async () => {
      bench().standIn.script([{ kind: 'answer', text: 'one two three', pieces: 2, pauseMs: 600 }]);
      const beganAt = performance.now();
      const at: number[] = [];
      await bench().ask({}, { onPart: () => void at.push(performance.now() - beganAt) });
      expect(at).toHaveLength(2);
      expect(Number(at[1]) - Number(at[0])).toBeGreaterThan(450);
    });

    it.each([{ clean: false }, { clean: true }])('that are cut are no answer (%j)', async (how) => {
      bench().standIn.script([{ kind: 'cut', ...how }]);
      const heard = listen();
      const error = await bench().fail({}, { ...ONCE, ...heard });
      expect(error).toMatchObject({ code: 'llm-connection' });
      expect(heard.text()).toMatch(/^You /);
    });

    it('that are cut begin anew, and say that what came is void', async () => {
      bench().standIn.script([{ kind: 'cut' }, { kind: 'answer', text: 'All of it.' }]);
      const heard = listen();
      const answer = await bench().ask({}, heard);
      expect(answer.text).toBe('All of it.');
      expect(heard.text()).toMatch(/<llm-connection>All of it\.$/);
      expect(answer.attempts.map(({ outcome }) => outcome)).toEqual(['llm-connection', 'answered']);
    });

    it('with an error in their middle fail by its name', async () => {
      bench().standIn.script([{ kind: 'refuse-midway', status: 503, message: 'Overloaded.' }]);
      const error = await bench().fail({}, { ...ONCE, ...listen() });
      expect(error).toMatchObject({ code: 'llm-unavailable', details: { status: 503 } });
      expect(error.message).toContain('Overloaded.');
    });

    it('of no JSON are a wrong answer', async () => {
      bench().standIn.script([{ kind: 'malformed' }]);
      expect((await bench().fail({}, { ...ONCE, ...listen() })).code).toMatch(
        /llm-(response-invalid|connection)/,
      );
    });

    it('that are refused at once fail as calls do', async () => {
      bench().standIn.script([{ kind: 'refuse', status: 429, retryAfter: '7' }]);
      const error = await bench().fail({}, listen());
      expect(error).toMatchObject({ code: 'llm-rate-limited', details: { retryAfterMs: 7000 } });
    });

    it('stop when they are no longer wanted', async () => {
      bench().standIn.script([{ kind: 'answer', text: 'x'.repeat(100), pieces: 50, pauseMs: 50 }]);
      const stopping = new AbortController();
      const beganAt = performance.now();
      const error = await bench().fail({ signal: stopping.signal }, { onPart: () => stopping.abort() });
      expect(error).toMatchObject({ code: 'llm-cancelled' });
      expect(performance.now() - beganAt).toBeLessThan(1500);
    });
  });
}
