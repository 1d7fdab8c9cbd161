import fc from 'fast-check';
import {
  decideReservation,
  USUAL_OUTPUT_TOKENS,
  type BudgetLimit,
  type CallEstimate,
  type ReservationDecision,
} from './decide-reservation';

const tokens = (limit: number, used = 0, held = 0): BudgetLimit => {
  return { scope: 'account', unit: 'tokens', limit, used, held };
};
const cost = (limit: number, used = 0, held = 0): BudgetLimit => {
  return { scope: 'account', unit: 'cost', limit, used, held };
};
const ofWorkflow = (limit: BudgetLimit): BudgetLimit => ({ ...limit, scope: 'workflow' });

/** A prompt of 100 tokens; input costs 1 cent, output 4. */
const call = (change: Partial<CallEstimate> = {}): CallEstimate => {
  return {
    inputTokens: 100,
    maxOutputTokens: 50,
    inputCostPerToken: 0.01,
    outputCostPerToken: 0.04,
    ...change,
  };
};

describe('decideReservation', () => {
  it.each<[string, BudgetLimit[], CallEstimate, Partial<ReservationDecision>]>([
    ['sets aside what the caller allows', [tokens(1000)], call(), { tokens: 150, maxOutputTokens: 50 }],
    ['caps the answer at the room', [tokens(120)], call(), { tokens: 120, maxOutputTokens: 20 }],
    ['leaves one token', [tokens(101)], call(), { tokens: 101, maxOutputTokens: 1 }],
    ['heeds what is used and held', [tokens(200, 50, 20)], call(), { tokens: 130, maxOutputTokens: 30 }],
    ['caps by money', [cost(2)], call(), { tokens: 125, cost: 2, maxOutputTokens: 25 }],
    ['takes the tightest', [tokens(140), cost(2)], call(), { tokens: 125, cost: 2, maxOutputTokens: 25 }],
    [
      'takes a usual answer where nobody says, and caps nothing',
      [tokens(100_000)],
      call({ maxOutputTokens: null }),
      { tokens: 100 + USUAL_OUTPUT_TOKENS, maxOutputTokens: null },
    ],
    [
      'caps nothing where a usual answer just fits',
      [tokens(100 + USUAL_OUTPUT_TOKENS)],
      call({ maxOutputTokens: null }),
      { maxOutputTokens: null },
    ],
    [
      'caps where it just does not fit',
      [tokens(99 + USUAL_OUTPUT_TOKENS)],
      call({ maxOutputTokens: null }),
      { tokens: 99 + USUAL_OUTPUT_TOKENS, maxOutputTokens: USUAL_OUTPUT_TOKENS - 1 },
    ],
    [
      'counts no money of a model without a price',
      [cost(0.5, 0.5)],
      call({ inputCostPerToken: null }),
      { tokens: 150, cost: 0, maxOutputTokens: 50 },
    ],
    [
      'lets free models go when the money is spent',
      [cost(0.5, 0.5)],
      call({ inputCostPerToken: 0, outputCostPerToken: 0 }),
      { tokens: 150, cost: 0, maxOutputTokens: 50 },
    ],
    [
      'has no limit on answers that cost nothing',
      [cost(1)],
      call({ outputCostPerToken: 0, maxOutputTokens: null }),
      { cost: 1, maxOutputTokens: null },
    ],
  ])('%s', (_what, limits, estimate, expected) => {
    expect(decideReservation(limits, estimate)).toMatchObject({ kind: 'reserve', ...expected });
  });

  it('names the limit that is spent, what is used of it and what would be needed', () => {
    expect(decideReservation([tokens(1000, 900)], call())).toEqual({
      ...{ kind: 'spent', scope: 'account', unit: 'tokens' },
      ...{ limit: 1000, used: 900, needed: 101 },
    });
    expect(decideReservation([ofWorkflow(cost(1, 0.5)), tokens(1000, 900)], call())).toEqual({
      ...{ kind: 'spent', scope: 'workflow', unit: 'cost' },
      ...{ limit: 1, used: 0.5, needed: 1.04 },
    });
    expect(decideReservation([tokens(0)], call({ inputTokens: 0 }))).toMatchObject({ kind: 'spent' });
  });

  it('is busy where only calls under way are in the way', () => {
    expect(decideReservation([tokens(200, 50, 50)], call())).toEqual({ kind: 'busy' });
    expect(decideReservation([tokens(200, 50, 49)], call())).toMatchObject({ kind: 'reserve' });
    // What is spent goes before: waiting would help nobody.
    expect(decideReservation([tokens(200, 0, 150), cost(1, 1)], call())).toMatchObject({ kind: 'spent' });
  });

  /** Calls of one user: each is asked for, then settled with what it took, or released. */
  const moves = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('ask' as const),
        inputTokens: fc.nat(400),
        maxOutputTokens: fc.option(fc.integer({ min: 1, max: 600 })),
        prices: fc.option(fc.tuple(fc.constantFrom(0, 1e-6, 0.003), fc.constantFrom(0, 4e-6, 0.01))),
        isOfWorkflow: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('settle' as const),
        which: fc.nat(),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ kind: fc.constant('release' as const), which: fc.nat() }),
    ),
    { maxLength: 60 },
  );

  it('never lets what was settled pass a budget, whatever calls are made beside each other', () => {
    fc.assert(
      fc.property(
        moves,
        fc.record({
          account: fc.nat(20_000),
          accountCost: fc.double({ min: 0, max: 8, noNaN: true }),
          workflow: fc.nat(4000),
        }),
        (sequence, budget) => {
          type Open = {
            input: number;
            cap: number;
            prices: [number, number] | null;
            tokens: number;
            cost: number;
            isOfWorkflow: boolean;
          };
          const open: Open[] = [];
          const used = { account: 0, accountCost: 0, workflow: 0 };
          const sum = (each: (call: Open) => number) => open.reduce((total, call) => total + each(call), 0);
          for (const move of sequence) {
            if (move.kind === 'ask') {
              const { inputTokens, maxOutputTokens, prices, isOfWorkflow } = move;
              const limits: BudgetLimit[] = [
                ...(isOfWorkflow
                  ? [
                      ofWorkflow(
                        tokens(
                          budget.workflow,
                          used.workflow,
                          sum((c) => (c.isOfWorkflow ? c.tokens : 0)),
                        ),
                      ),
                    ]
                  : []),
                tokens(
                  budget.account,
                  used.account,
                  sum((c) => c.tokens),
                ),
                cost(
                  budget.accountCost,
                  used.accountCost,
                  sum((c) => c.cost),
                ),
              ];
              const [inputCostPerToken, outputCostPerToken] = prices ?? [null, null];
              const decision = decideReservation(limits, {
                ...{ inputTokens, maxOutputTokens, inputCostPerToken, outputCostPerToken },
              });
              if (decision.kind !== 'reserve') continue;
              const cap = decision.maxOutputTokens ?? USUAL_OUTPUT_TOKENS;
              expect(cap).toBeGreaterThanOrEqual(1);
              expect(cap).toBeLessThanOrEqual(maxOutputTokens ?? USUAL_OUTPUT_TOKENS);
              open.push({
                input: inputTokens,
                cap,
                prices,
                tokens: decision.tokens,
                cost: decision.cost,
                isOfWorkflow,
              });
            } else {
              const [ended] = open.splice(move.which % Math.max(open.length, 1), 1);
              if (!ended || move.kind === 'release') continue;
              const output = Math.round(ended.cap * move.share);
              const [input, each] = ended.prices ?? [0, 0];
              used.account += ended.input + output;
              used.accountCost += ended.input * input + output * each;
              if (ended.isOfWorkflow) used.workflow += ended.input + output;
            }
            expect(used.account).toBeLessThanOrEqual(budget.account);
            expect(used.workflow).toBeLessThanOrEqual(budget.workflow);
            // Sums of binary fractions are right to some digits.
            expect(used.accountCost).toBeLessThanOrEqual(budget.accountCost + 1e-9);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('serves a call of one token as long as that much is left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(4999),
        fc.nat(300),
        (limit, used, inputTokens) => {
          const { kind } = decideReservation(
            [tokens(limit, used)],
            call({ inputTokens, maxOutputTokens: 1 }),
          );
          expect(kind).toBe(used + inputTokens + 1 <= limit ? 'reserve' : 'spent');
        },
      ),
    );
  });
});
