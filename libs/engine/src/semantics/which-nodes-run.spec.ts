import { runRule } from '../spec-support/run-rule';

describe('Execution semantics: which nodes run', () => {
  it('A branch that is not taken is skipped to its end', async () => {
    const { execution, output } = await runRule('A branch that is not taken is skipped to its end');
    expect(execution.status).toBe('completed');
    expect(output).toEqual({ n: 1 });
  });

  it('Branches run beside one another', async () => {
    const { ended } = await runRule('Branches run beside one another');
    expect(ended).toEqual(['quick', 'behind', 'late']);
  });

  it('A join waits for every input that can still come', async () => {
    const values = { late: { late: true } };
    const { inputs, ended } = await runRule('A join waits for every input that can still come', { values });
    expect(ended).toEqual(['quick', 'late', 'join']);
    expect(inputs['join']).toEqual({ n: 1, late: true });
  });

  it('A join runs when one side is skipped', async () => {
    const { inputs } = await runRule('A join runs when one side is skipped');
    expect(inputs['join']).toEqual({ n: 1 });
  });

  it('A join is skipped when all its inputs are dead', async () => {
    const { execution, ended } = await runRule('A join is skipped when all its inputs are dead');
    expect(execution.status).toBe('completed');
    expect(ended).toEqual([]);
  });

  it('A disabled node hands its input on', async () => {
    const { inputs, output } = await runRule('A disabled node hands its input on');
    expect(inputs['after']).toEqual({ n: 1 });
    expect(output).toEqual({ n: 1 });
  });
});
