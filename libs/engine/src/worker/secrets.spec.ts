import { failed } from '@rex/node-sdk';
import type { EngineLogger } from '../ports/engine-logger';
import { aNodeType, anEngine } from '../spec-support/an-engine';
import { inspect } from 'node:util';

const SECRET = 'sk-9f8e7d6c5b4a3f2e1d';
const start = { id: 'start', type: 'start' };

describe('a stored key that a step has read', () => {
  /** Runs one node that reads the key, and gives all that is kept and logged of it. */
  async function traceOf(run: Parameters<typeof aNodeType>[1]) {
    const lines: unknown[] = [];
    const write = (...line: unknown[]) => void lines.push(line);
    const logger: EngineLogger = { debug: write, info: write, warn: write, error: write };
    const secretsFor = (ownerId: string) => ({
      read: async (keyId: string) =>
        keyId === `key of ${ownerId}` ? { provider: 'http', name: 'billing', value: SECRET } : undefined,
    });
    const reading = aNodeType('reading', async (context) => {
      const secret = await context.secrets.read('key of owner-1');
      if (secret?.value !== SECRET) throw new Error('the node did not get its key');
      return run(context);
    });
    const { engine, accept, look } = anEngine([reading], { services: { secretsFor }, logger });
    const edges = [{ source: 'start', target: 'r' }];
    await accept({ nodes: [start, { id: 'r', type: 'reading' }], edges });
    await engine.run('execution-1');
    return { step: look().steps['r'], all: inspect([look(), lines], { depth: 12, showHidden: true }) };
  }

  it('stands in no log line, warning or error of the step, nor in the log of the worker', async () => {
    const { step, all } = await traceOf(async ({ log, warn }) => {
      log('info', `Bearer ${SECRET}`, { headers: { [SECRET]: [`Basic ${btoa(`ada:${SECRET}`)}`] } });
      warn({ code: 'odd', message: `odd ${SECRET}` });
      return failed({ code: 'refused', message: `no ${SECRET}`, line: 7, details: { sent: SECRET } });
    });
    expect(step?.error).toEqual({
      code: 'refused',
      message: 'no [secret]',
      line: 7,
      details: { sent: '[secret]' },
    });
    expect(step?.logs).toMatchObject([
      { message: 'Bearer [secret]', data: { headers: { '[secret]': ['Basic [secret]'] } } },
    ]);
    expect(step?.warnings).toEqual([{ code: 'odd', message: 'odd [secret]' }]);
    expect(all).not.toMatch(/9f8e7d|OWY4ZTdk/);
  });

  it('stands in no log of the worker when the node crashes on it', async () => {
    const { step, all } = await traceOf(async () => {
      throw new TypeError('crashed', { cause: new Error(`invalid header value "Bearer ${SECRET}"`) });
    });
    expect(step?.error?.code).toBe('node-crashed');
    expect(all).toMatch(/TypeError\]?: crashed/);
    expect(all).toMatch(/invalid header value "Bearer \[secret\]"/);
    expect(all).not.toContain('9f8e7d');
  });
});
