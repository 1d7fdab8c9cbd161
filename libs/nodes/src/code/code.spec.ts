import { ScriptError, type Script } from '@rex/node-sdk';
import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig } from '@rex/workflow';
import { code } from './code';

describeNodeType(code);

describe('code', () => {
  it('runs its code as a function body, untouched, and gives what it returns', async () => {
    const scripts: Script[] = [];
    const sandboxFor = () => ({
      async run(script: Script) {
        scripts.push(script);
        return [1, 2];
      },
    });
    const source = 'return `{{ ${input.a} }}`';
    const { outcome } = await runNode(code, { code: source }, { a: 1 }, { sandboxFor });
    expect(scripts).toEqual([{ kind: 'body', source }]);
    expect(outcome).toEqual({ kind: 'completed', output: [1, 2] });
  });

  it('lets the error of a script through, with its code and position', async () => {
    const error = new ScriptError('script-threw', 'TypeError: x is undefined', { line: 3, column: 7 });
    const sandboxFor = () => ({ run: () => Promise.reject(error) });
    await expect(runNode(code, { code: 'return x.y' }, {}, { sandboxFor })).rejects.toBe(error);
  });

  it('refuses to be empty', () => {
    expect(checkConfig(code.descriptor, { code: '' }, 'draft')).toEqual([
      { code: 'config-invalid', path: '/code', message: '"code" must not be empty.' },
    ]);
  });
});
