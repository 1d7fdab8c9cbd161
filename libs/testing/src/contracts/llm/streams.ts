import type { LlmStreamPart } from '@rex/node-sdk';
import { type LlmBench, listen, NEVER_MS, ONCE } from './harness';

/** Says something and then nothing more: the first event of some vendors has no text. */
const STALLING = { pauseMs: NEVER_MS, pauseFrom: 2 };

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

    it('tell a piece when it has come, and wait for no other', async () => {
      bench().standIn.script([{ kind: 'answer', text: 'one two three', pieces: 3, ...STALLING }]);
      const stopping = new AbortController();
      const heard = listen();
      const onPart = (part: LlmStreamPart) => {
        heard.onPart(part);
        stopping.abort();
      };
      const error = await bench().fail({ signal: stopping.signal }, { onPart });
      expect(error).toMatchObject({ code: 'llm-cancelled' });
      // The last piece never came.
      expect(heard.text()).not.toBe('');
      expect('one two three'.startsWith(heard.text())).toBe(true);
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
      bench().standIn.script([{ kind: 'answer', text: 'x'.repeat(100), pieces: 3, ...STALLING }]);
      const stopping = new AbortController();
      const error = await bench().fail({ signal: stopping.signal }, { onPart: () => stopping.abort() });
      expect(error).toMatchObject({ code: 'llm-cancelled' });
      expect(bench().standIn.log.read().count).toBe(1);
    });
  });
}
