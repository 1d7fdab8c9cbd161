import {
  askingWorkflow,
  startLedger,
  startModelStack,
  type Ledger,
  type ModelStack,
} from '@rex/testing/stack';

const until = async (holds: () => boolean | Promise<boolean>) => {
  const givesUpAt = Date.now() + 40_000;
  while (!(await holds())) {
    if (Date.now() > givesUpAt) throw new Error('what was waited for did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** PROMISES P4 and P5 within a step: the stand-in's log and a ledger tell what was asked how often. */
describe('a conversation with tools whose worker is killed', () => {
  let models: ModelStack;
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await startLedger();
    const environment = { LEASE_SECONDS: '3', SWEEP_SECONDS: '1' };
    models = await startModelStack({ environment, allowHosts: [ledger.host] });
  }, 60_000);
  afterEach(async () => {
    await models?.stop();
    await ledger?.close();
  }, 60_000);

  const kill = async () => {
    const [worker] = models.stack.workers.splice(0, 1);
    worker?.process.kill('SIGKILL');
    await worker?.exited;
  };
  const ended = async (id: string) => {
    let execution = await models.api.execution(id);
    await until(async () => {
      execution = await models.api.execution(id);
      return ['completed', 'failed'].includes(execution.status);
    });
    return execution;
  };
  /** A tool that the ledger sees. The stand-in's own host is allowed too. */
  const tool = (name: string, method: string) => ({
    name,
    type: 'http-request',
    description: `${method} to the ledger.`,
    parameters: { type: 'object', properties: { n: { type: 'integer' } } },
    config: { method, url: `${ledger.url}/${name}`, bodyType: 'json', body: { n: '{{ input.n }}' } },
  });
  const begin = async (tools: object[]) => {
    const workflowId = await models.api.createWorkflow(
      askingWorkflow({ keyId: models.keyId, model: 'talker', tools }, { settings: {} }),
    );
    const { body } = await models.api.send<{ executionId: string }>(
      'POST',
      `/workflows/${workflowId}/execute`,
      {
        input: { text: 'Work!' },
      },
    );
    return body.executionId;
  };
  const asked = () => models.standIn.log.read().calls;

  it.each([
    ['while a model is asked', 'model'],
    ['while a tool that may be repeated is called', 'tool'],
  ] as const)(
    '%s goes on without asking anybody again who has answered',
    async (_what, where) => {
      const call = (name: string, n: number) => ({ kind: 'tool-call' as const, name, arguments: { n } });
      const last = { kind: 'answer' as const, text: 'Done.' };
      models.standIn.script([
        call('put', 1),
        call('post', 2),
        where === 'model' ? { ...last, delayMs: 60_000 } : call('held', 3),
        last,
      ]);
      if (where === 'tool') ledger.hold('/held');
      const id = await begin([tool('put', 'PUT'), tool('post', 'POST'), tool('held', 'PUT')]);
      if (where === 'model') await until(() => asked().length === 3);
      else await until(() => ledger.entries.some(({ path }) => path === '/held'));
      await kill();
      ledger.release();
      expect((await models.api.execution(id)).status).toBe('running');
      models.standIn.script([last]);
      await models.stack.addWorker();

      const after = await ended(id);
      expect(after.error).toBeNull();
      expect(after.output).toMatchObject({
        text: 'Done.',
        toolCalls: where === 'model' ? [{ name: 'put' }, { name: 'post' }] : [{}, {}, { name: 'held' }],
      });
      // Two rounds of tools were answered before: neither the model nor a tool was asked for them again.
      const rounds = asked().map(({ body }) => (body as { messages: unknown[] }).messages.length);
      expect(rounds).toEqual(where === 'model' ? [1, 3, 5, 5] : [1, 3, 5, 7]);
      const sent = ledger.entries.map(({ method, path }) => `${method} ${path}`);
      expect(sent).toEqual([
        'PUT /put',
        'POST /post',
        ...(where === 'tool' ? ['PUT /held', 'PUT /held'] : []),
      ]);
      // The one that was under way is sent again with the same key, by which a target knows it.
      if (where === 'tool') {
        const keys = [...ledger.byKey('/held')].map(([key, entries]) => [key, entries.length]);
        expect(keys).toEqual([[`${id}:ask:tool.2.0`, 2]]);
      }
    },
    90_000,
  );

  it('while a tool acts that must not be repeated fails by name, and the tool has acted once', async () => {
    models.standIn.script([{ kind: 'tool-call', name: 'post', arguments: { n: 1 } }]);
    ledger.hold('/post');
    const id = await begin([tool('post', 'POST')]);
    await until(() => ledger.entries.length === 1);
    await kill();
    ledger.release();
    await models.stack.addWorker();

    const after = await ended(id);
    expect(after).toMatchObject({ status: 'failed', error: { code: 'interrupted', nodeId: 'ask' } });
    expect(after.error?.message).toContain('tool "post"');
    expect(ledger.entries).toHaveLength(1);
    expect(asked()).toHaveLength(1);
  }, 90_000);
});
