import { runRule } from '../spec-support/run-rule';

describe('Execution semantics: what takes part', () => {
  it('Only what the trigger reaches takes part', async () => {
    const { execution, ended } = await runRule('Only what the trigger reaches takes part');
    expect(execution.status).toBe('completed');
    expect(ended).toEqual(['mine']);
  });

  it('A join behind two triggers runs for the one that fired', async () => {
    const { inputs } = await runRule('A join behind two triggers runs for the one that fired');
    expect(inputs['join']).toEqual({ n: 1 });
  });
});
