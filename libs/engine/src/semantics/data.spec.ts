import { runRule } from '../spec-support/run-rule';

describe('Execution semantics: the input of a node', () => {
  it('One live parent gives its output as it is', async () => {
    const values = { list: [1, 2] };
    const { inputs } = await runRule('One live parent gives its output as it is', { values });
    expect(inputs['join']).toEqual([1, 2]);
  });

  it('Several live parents give one object', async () => {
    const values = { one: { a: 1 }, two: { b: 2 } };
    const { inputs, steps } = await runRule('Several live parents give one object', { values });
    expect(inputs['join']).toEqual({ a: 1, b: 2 });
    expect(steps['join']?.warnings).toEqual([]);
  });

  it('An output that is no object stands under the id of its node', async () => {
    for (const list of [[1], 'text', 7, false, null]) {
      const values = { list, two: { b: 2 } };
      const { inputs } = await runRule('An output that is no object stands under the id of its node', {
        values,
      });
      expect(inputs['join']).toEqual({ list, b: 2 });
    }
  });

  it('A later parent wins and a warning names the field', async () => {
    const values = { one: { a: 1, same: 'one' }, two: { b: 2, same: 'two' } };
    const { inputs, steps } = await runRule('A later parent wins and a warning names the field', { values });
    expect(inputs['join']).toEqual({ a: 1, b: 2, same: 'two' });
    expect(steps['join']?.warnings).toEqual([
      expect.objectContaining({
        code: 'input-collision',
        message: expect.stringContaining('"same"') as string,
      }),
    ]);
  });
});

describe('Execution semantics: the output of an execution', () => {
  it('Output nodes give the output', async () => {
    const { output } = await runRule('Output nodes give the output', { values: { result: 'mine' } });
    expect(output).toBe('mine');
  });

  it('Without an Output node the leaves give it', async () => {
    const { output } = await runRule('Without an Output node the leaves give it');
    expect(output).toEqual({ n: 1 });
  });

  it('Several outputs stand under the names of their nodes', async () => {
    const { output } = await runRule('Several outputs stand under the names of their nodes', {
      values: { a: 1, b: 2 },
    });
    expect(output).toEqual({ Invoice: 1, Receipt: 2 });
  });

  it('Names that stand twice give way to ids', async () => {
    const { output } = await runRule('Names that stand twice give way to ids', {
      values: { a: 1, b: 2, c: 3 },
    });
    expect(output).toEqual({ a: 1, b: 2, Other: 3 });
  });
});
