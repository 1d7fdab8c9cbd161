import type { CallBook, KeptCall, Reservation, SpendAsk } from '@rex/llm';
import { LlmError } from '@rex/node-sdk';
import type { LlmBench } from './harness';

/** A book in memory: what it keeps outlives a client, as rows outlive a worker. */
class MemoryBook implements CallBook {
  readonly kept = new Map<string, KeptCall>();
  readonly asks: SpendAsk[] = [];
  readonly open = new Set<string>();
  maxOutputTokens: number | null = null;
  refusal: LlmError | undefined;

  async recall(name: string): Promise<KeptCall | undefined> {
    const kept = this.kept.get(name);
    // As text, since that is how it is stored.
    return kept && (JSON.parse(JSON.stringify(kept)) as KeptCall);
  }

  async reserve(_name: string, ask: SpendAsk): Promise<Reservation> {
    this.asks.push(ask);
    if (this.refusal && !ask.isExempt) throw this.refusal;
    const id = `reservation ${this.asks.length}`;
    this.open.add(id);
    return { id, maxOutputTokens: this.maxOutputTokens };
  }

  async keep(name: string, call: KeptCall, { id }: Reservation): Promise<void> {
    this.kept.set(name, call);
    this.open.delete(id ?? '');
  }

  async release({ id }: Reservation): Promise<void> {
    this.open.delete(id ?? '');
  }
}

/** What is kept of calls, and what they may take. */
export function describeBooks(bench: () => LlmBench): void {
  const count = () => bench().standIn.log.read().count;
  const schema = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } };

  describe('a call that was answered', () => {
    it('is not made again, and gives the same answer with the same bill', async () => {
      const book = new MemoryBook();
      const first = await bench().ask({}, { book });
      expect(book.open.size).toBe(0);
      const second = await bench().ask({}, { book });
      expect(count()).toBe(1);
      const { latencyMs: _first, ...told } = first;
      const { latencyMs: _second, ...again } = second;
      expect(again).toEqual(told);
    });

    it('is not made again when what came after it was lost', async () => {
      const book = new MemoryBook();
      const responseFormat = { type: 'schema' as const, schema };
      bench().standIn.script([
        { kind: 'answer', text: 'no JSON' },
        { kind: 'refuse', status: 500 },
      ]);
      await bench().fail({ responseFormat }, { book, maxRetries: 0 });
      expect([...book.kept.keys()]).toEqual(['0.0']);
      bench().standIn.script([{ kind: 'answer', text: '{"city":"Rome"}' }]);
      const answer = await bench().ask({ responseFormat }, { book });
      expect(answer.json).toEqual({ city: 'Rome' });
      expect(answer.attempts.map(({ purpose }) => purpose)).toEqual(['first', 'repair']);
      expect(count()).toBe(3);
    });

    it('tells tools again as the vendor told them', async () => {
      const book = new MemoryBook();
      const tools = [{ name: 'look_up', description: 'Looks up.', parameters: schema }];
      const first = await bench().ask({ tools }, { book });
      expect(first.toolCalls).toHaveLength(1);
      expect((await bench().ask({ tools }, { book })).toolCalls).toEqual(first.toolCalls);
      expect(count()).toBe(1);
    });
  });

  describe('a call that was refused', () => {
    it('for good is not made again either, and the next route is still asked', async () => {
      const book = new MemoryBook();
      const { route, ask } = bench();
      const routes = [route('refuse-404'), route('stand-in')];
      const first = await ask({}, { book, routes });
      const second = await ask({}, { book, routes });
      expect(count()).toBe(2);
      expect(second.attempts).toEqual(first.attempts);
      expect([...book.kept.keys()]).toEqual(['0.0', '1.0']);
    });

    it('for a while is not kept, and frees what was set aside for it', async () => {
      const book = new MemoryBook();
      await bench().fail({}, { book, model: 'refuse-500', maxRetries: 0 });
      expect(book.kept.size).toBe(0);
      expect(book.open.size).toBe(0);
    });

    it('by a wait that is too long frees what was set aside for it', async () => {
      const book = new MemoryBook();
      bench().standIn.script([{ kind: 'refuse', status: 429, retryAfter: '30' }]);
      await bench().fail({}, { book });
      await bench().fail({}, { book });
      expect(count()).toBe(1);
      expect(book.open.size).toBe(0);
    });
  });

  describe('what a call may take', () => {
    it('is asked for before, with an estimate of the prompt', async () => {
      const book = new MemoryBook();
      const prompt = 'word '.repeat(400);
      await bench().ask({ messages: [{ role: 'user', content: prompt }], maxTokens: 50 }, { book });
      expect(book.asks).toMatchObject([{ maxOutputTokens: 50, inputTokens: expect.any(Number) as number }]);
      const { inputTokens } = bench().standIn.log.read();
      expect(Math.abs((book.asks[0]?.inputTokens ?? 0) - inputTokens)).toBeLessThanOrEqual(5);
    });

    it('sends nothing when there is no room, and asks whom the budget does not hold up', async () => {
      const book = new MemoryBook();
      book.refusal = new LlmError('llm-budget-spent', 'No more today.');
      const { route, ask, fail } = bench();
      expect(await fail({}, { book })).toMatchObject({ code: 'llm-budget-spent' });
      expect(count()).toBe(0);
      const answer = await ask({}, { book, routes: [route(), { ...route('cheap'), afterBudget: true }] });
      expect(answer.model).toBe('cheap');
      expect(answer.attempts).toMatchObject([
        { outcome: 'llm-budget-spent' },
        { outcome: 'answered', fallbackFrom: { code: 'llm-budget-spent' } },
      ]);
    });

    it('holds up all routes while others are in the way', async () => {
      const book = new MemoryBook();
      book.refusal = new LlmError('llm-budget-busy', 'Wait.', { retryAfterMs: 1000 });
      const { route, fail } = bench();
      const routes = [route(), { ...route('cheap'), afterBudget: true }];
      expect(await fail({}, { book, routes })).toMatchObject({ code: 'llm-budget-busy' });
      expect(count()).toBe(0);
    });

    it('is told to the vendor when it is less than was wished for, and what it cuts is no answer', async () => {
      const book = new MemoryBook();
      book.maxOutputTokens = 2;
      const error = await bench().fail({ maxTokens: 100 }, { book });
      expect(error).toMatchObject({ code: 'llm-budget-spent', details: { rawText: 'You said' } });
      expect(error.details.usage?.output).toBe(2);
      expect(book.kept.get('0.0')).toMatchObject({
        usage: { output: 2 },
        outcome: { error: { code: 'llm-budget-spent' } },
      });
    });

    it('lets an answer pass that is shorter', async () => {
      const book = new MemoryBook();
      book.maxOutputTokens = 50;
      expect((await bench().ask({}, { book })).text).toBe('You said: Hello');
    });
  });
}
