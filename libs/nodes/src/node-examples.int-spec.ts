import { ScriptError } from '@rex/node-sdk';
import { describeNodeExamples, openTestSandbox, runNode, type TestSandbox } from '@rex/testing';
import { ALL_NODES } from './all-nodes';
import { code } from './code/code';
import { condition } from './condition/condition';
import { transformer } from './transformer/transformer';

let sandbox: TestSandbox;
const sandboxFor: TestSandbox['sandboxFor'] = (scope) => sandbox.sandboxFor(scope);

beforeAll(() => {
  sandbox = openTestSandbox();
});

afterAll(() => sandbox.close());

for (const node of ALL_NODES) describeNodeExamples(node, sandboxFor);

describe('nodes in the real sandbox', () => {
  it('give the position of an error in the user’s own code', async () => {
    const run = runNode(
      code,
      { code: 'const order = input.order;\nreturn order.total;' },
      {},
      { sandboxFor },
    );
    await expect(run).rejects.toBeInstanceOf(ScriptError);
    await expect(run).rejects.toMatchObject({ code: 'script-threw', position: { line: 2 } });
  });

  it('evaluate templates that are JavaScript, and keep the type of what they give', async () => {
    const mappings = [
      { to: 'sum', value: '{{ input.items.reduce((sum, { n }) => sum + n, 0) }}' },
      {
        to: 'text',
        value: 'first {{ steps.fetch.body.items[0] }}, last {{ steps.fetch.body.items.at(-1) }}',
      },
      { to: 'object', value: '{{ { a: { b: 1 } } }}' },
    ];
    const steps = { fetch: { body: { items: ['x', 'y', 'z'] } } };
    const { outcome } = await runNode(
      transformer,
      { mappings },
      { items: [{ n: 1 }, { n: 2 }] },
      { sandboxFor, steps },
    );
    expect(outcome).toEqual({
      kind: 'completed',
      output: { sum: 3, text: 'first x, last z', object: { a: { b: 1 } } },
    });
  });

  it('stop a regular expression that would run for ever', async () => {
    const conditions = [{ field: 'text', operator: 'matches', value: '^(a+)+$' }];
    const hurried = openTestSandbox({ timeoutMs: 1000 });
    const run = runNode(condition, { conditions }, { text: `${'a'.repeat(40)}!` }, hurried);
    await expect(run).rejects.toMatchObject({ code: 'script-timeout' });
    await hurried.close();
  });
});
