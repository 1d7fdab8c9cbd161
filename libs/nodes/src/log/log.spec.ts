import { describeNodeType, runNode } from '@rex/testing';
import { checkConfig, type JsonObject, type JsonValue } from '@rex/workflow';
import { log } from './log';

describeNodeType(log);

describe('log', () => {
  it.each<[string, JsonObject, JsonValue]>([
    ['a text at level info', { message: 'hello' }, { level: 'info', message: 'hello' }],
    [
      'at the level it is told',
      { level: 'error', message: 'a is {{ input.a }}' },
      { level: 'error', message: 'a is 1' },
    ],
    ['what is no text as JSON', { message: '{{ input }}' }, { level: 'info', message: '{"a":1}' }],
    ['a number as it is', { message: '{{ input.a }}' }, { level: 'info', message: '1' }],
    [
      'data with its own types',
      { message: 'x', data: { a: '{{ input.a }}', b: [null] } },
      { level: 'info', message: 'x', data: { a: 1, b: [null] } },
    ],
    ['null as data', { message: 'x', data: null }, { level: 'info', message: 'x', data: null }],
  ])('writes %s, and passes its input on', async (_what, config, line) => {
    const { outcome, logs } = await runNode(log, config, { a: 1 });
    expect(outcome).toEqual({ kind: 'completed', output: { a: 1 } });
    expect(logs).toEqual([line]);
  });

  it.each<[JsonObject, string, string]>([
    [{}, 'config-missing', '/message'],
    [{ message: '' }, 'config-invalid', '/message'],
    [{ message: 'x', level: 'loud' }, 'config-invalid', '/level'],
  ])('refuses %j', (config, code, path) => {
    expect(checkConfig(log.descriptor, config, 'draft')).toEqual([expect.objectContaining({ code, path })]);
  });
});
