import { runRule } from '../spec-support/run-rule';

const ERROR = { error: { code: 'broken', message: 'it broke' } };

describe('Execution semantics: when a node fails', () => {
  it('onError fail ends the execution', async () => {
    const { execution, ended } = await runRule('onError fail ends the execution');
    expect(execution).toMatchObject({
      status: 'failed',
      outputJson: null,
      error: { code: 'broken', nodeId: 'bad' },
    });
    expect(ended).toEqual([]);
  });

  it('onError continue hands the error on', async () => {
    const { execution, output } = await runRule('onError continue hands the error on');
    expect(execution.status).toBe('completed');
    expect(output).toEqual(ERROR);
  });

  it('onError branch leaves by the port error', async () => {
    const { execution, inputs } = await runRule('onError branch leaves by the port error');
    expect(execution.status).toBe('completed');
    expect(inputs).toEqual({ rescue: ERROR });
  });

  it('A failure starts nothing new and lets running nodes end', async () => {
    const { execution, ended, steps } = await runRule(
      'A failure starts nothing new and lets running nodes end',
    );
    expect(execution).toMatchObject({ status: 'failed', error: { nodeId: 'bad' } });
    expect(ended).toEqual(['late']);
    expect(steps['late']?.outputJson).toBe('{"n":1}');
  });
});
