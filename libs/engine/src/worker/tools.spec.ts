import { completed, failed, type NodeContext, type Tool, type ToolResult } from '@rex/node-sdk';
import type { JsonObject, JsonValue, RetryClass } from '@rex/workflow';
import type { Substep, SubstepStore } from '../ports/substeps';
import { LeaseLostError } from '../ports/lease-lost-error';
import { aNodeType, anEngine, LocalStreamBus } from '../spec-support/an-engine';

const document = {
  nodes: [
    { id: 'start', type: 'start' },
    { id: 'asks', type: 'asks' },
  ],
  edges: [{ source: 'start', target: 'asks' }],
};

/** Substeps in memory, as a store keeps them. */
class MemorySubsteps implements SubstepStore {
  readonly kept = new Map<string, Substep>();
  readonly written: Substep[] = [];

  async load(): Promise<Substep[]> {
    return [...this.kept.values()];
  }

  async record(substep: Substep): Promise<void> {
    this.written.push(substep);
    this.kept.set(substep.name, substep);
  }
}

function aTool(config: JsonObject = {}, change: Partial<Tool> = {}): Tool {
  return { name: 'look_up', type: 'work', description: 'Looks up.', config, ...change };
}

/** A node type that is a tool, and counts its runs. */
function aToolType(run: (context: NodeContext) => JsonValue, retryClass: RetryClass = 'pure') {
  const runs: NodeContext[] = [];
  const type = aNodeType(
    'work',
    async (context) => {
      runs.push(context);
      return completed(run(context));
    },
    retryClass,
  );
  return { type: { ...type, descriptor: { ...type.descriptor, asTool: true } }, runs };
}

describe('a tool of a step', () => {
  /** Runs a step that does `asks`, and gives what became of it. */
  async function runWith(
    tool: ReturnType<typeof aToolType>['type'],
    asks: (context: NodeContext) => Promise<JsonValue>,
    substeps: SubstepStore = new MemorySubsteps(),
    input: JsonValue = { city: 'Rome' },
  ) {
    const node = aNodeType('asks', async (context) => completed(await asks(context)), 'idempotent');
    const engine = anEngine([tool, node], { services: { substepsFor: () => substeps } });
    await engine.accept(document, input);
    await engine.engine.run('execution-1');
    return engine.look();
  }
  const call = (
    context: NodeContext,
    tool: Tool,
    given: JsonObject = {},
    name = 'tool.0.0',
  ): Promise<ToolResult> => context.tools.run({ name, tool, arguments: given });

  it('sees what it is given as its input, and the rest as the step does', async () => {
    const { type } = aToolType(({ config, input, scope }) => [config['value'] ?? null, input, scope.trigger]);
    const tool = aTool({ value: 'to {{ input.street }} in {{ trigger.city }}' });
    const { output } = await runWith(type, async (context) => {
      const result = await call(context, tool, { street: 'Via Appia' });
      return result.kind === 'completed' ? result.output : 'failed';
    });
    expect(output).toEqual(['to Via Appia in Rome', { street: 'Via Appia' }, { city: 'Rome' }]);
  });

  it('takes fields that the model fills in as they are, never as templates', async () => {
    const { type } = aToolType(({ config }) => config['value'] ?? null);
    const tool = aTool({ value: '{{ trigger.city }}' }, { modelFields: ['value'] });
    const { output } = await runWith(type, async (context) => {
      const result = await call(context, tool, { value: '{{ trigger.city }}' });
      return result.kind === 'completed' ? result.output : 'failed';
    });
    expect(output).toBe('{{ trigger.city }}');
  });

  it('is recorded with what it was given and gave, and not run again under the same name', async () => {
    const { type, runs } = aToolType(() => ({ degrees: 21 }));
    const substeps = new MemorySubsteps();
    const { output } = await runWith(
      type,
      async (context) => {
        const results = [await call(context, aTool(), { a: 1 }), await call(context, aTool(), { a: 1 })];
        return results.map((each) => (each.kind === 'completed' ? each.output : null));
      },
      substeps,
    );
    expect(output).toEqual([{ degrees: 21 }, { degrees: 21 }]);
    expect(runs).toHaveLength(1);
    expect([...substeps.kept.values()]).toMatchObject([
      {
        name: 'tool.0.0',
        kind: 'tool',
        label: 'look_up',
        status: 'completed',
        inputJson: '{"a":1}',
        outputJson: '{"degrees":21}',
      },
    ]);
  });

  it('that acts is known to have begun before it acts, and has a key of its own for what it sends', async () => {
    const substeps = new MemorySubsteps();
    let begun: string | undefined;
    const { type, runs } = aToolType(() => {
      begun = substeps.kept.get('tool.0.0')?.status;
      return null;
    }, 'once');
    await runWith(type, (context) => call(context, aTool()).then(() => null), substeps);
    expect(begun).toBe('running');
    expect(runs[0]?.step).toMatchObject({
      nodeId: 'asks#tool.0.0',
      idempotencyKey: 'execution-1:asks:tool.0.0',
    });
  });

  it.each([
    ['once', 'failed', 'interrupted', 0],
    ['idempotent', 'completed', undefined, 1],
    ['pure', 'completed', undefined, 1],
  ] as const)(
    'of the class %s that was under way when a worker was lost ends the step as %s',
    async (retryClass, status, code, times) => {
      const { type, runs } = aToolType(() => null, retryClass);
      const substeps = new MemorySubsteps();
      const begun: Substep = {
        ...{
          name: 'tool.0.0',
          kind: 'tool',
          label: 'look_up',
          status: 'running',
          inputJson: '{}',
          outputJson: null,
        },
        ...{ error: null, startedAt: new Date(0), finishedAt: null, spent: null },
      } as const;
      substeps.kept.set(begun.name, begun);
      // A second attempt loads what is recorded.
      let attempt = 0;
      const node = aNodeType('asks', async (context) => {
        attempt += 1;
        if (attempt === 1) return failed({ code: 'lost', message: 'as if' });
        await call(context, aTool());
        return completed(null);
      });
      const engine = anEngine([type, node], { services: { substepsFor: () => substeps } });
      const retry = { maxAttempts: 2, initialDelayMs: 1, backoff: 1, maxDelayMs: 1 };
      const nodes = [document.nodes[0], { ...document.nodes[1], settings: { retry } }];
      await engine.accept({ ...document, nodes });
      await engine.engine.run('execution-1');
      expect(engine.look().steps['asks']).toMatchObject({ status, ...(code ? { error: { code } } : {}) });
      expect(runs).toHaveLength(times);
    },
  );

  it('fails no step: what went wrong is given back and recorded', async () => {
    const { type } = aToolType(() => {
      throw new Error('a bug');
    });
    const substeps = new MemorySubsteps();
    const tool = aTool(
      {},
      { parameters: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } } },
    );
    const { output } = await runWith(
      type,
      async (context) => {
        const results = [
          await call(context, tool, {}, 'tool.0.0'),
          await call(context, tool, { city: 'Rome' }, 'tool.0.1'),
        ];
        return results.map((each) => (each.kind === 'failed' ? each.error.code : 'completed'));
      },
      substeps,
    );
    expect(output).toEqual(['tool-arguments-invalid', 'node-crashed']);
    expect([...substeps.kept.values()].map(({ status }) => status)).toEqual(['failed', 'failed']);
  });

  it('is of no type that was not made to be one', async () => {
    const { type } = aToolType(() => null);
    const { steps } = await runWith(type, (context) =>
      call(context, aTool({}, { type: 'pass' })).then(() => null),
    );
    expect(steps['asks']).toMatchObject({
      status: 'failed',
      error: { code: 'config-invalid', retryable: false },
    });
  });

  it('is told to the model with the fields that it fills in', async () => {
    const { type } = aToolType(() => null);
    const parameters = { type: 'object', required: ['city'], properties: { city: { type: 'string' } } };
    const { output } = await runWith(type, async ({ tools }) => {
      const told = tools.describe(aTool({}, { parameters, modelFields: ['value'] }));
      return { ...told } as unknown as JsonObject;
    });
    expect(output).toEqual({
      name: 'look_up',
      description: 'Looks up.',
      parameters: { type: 'object', required: ['city'], properties: { city: { type: 'string' }, value: {} } },
    });
  });

  it('of a worker that lost the execution ends it here without another word', async () => {
    const { type } = aToolType(() => null);
    const lost: SubstepStore = {
      load: async () => [],
      record: async () => Promise.reject(new LeaseLostError('execution-1')),
    };
    const { steps, execution } = await runWith(
      type,
      (context) => call(context, aTool()).then(() => null),
      lost,
    );
    expect(execution.status).toBe('running');
    expect(steps['asks']?.status).toBe('running');
  });
});

describe('what a step shows while it runs', () => {
  it('is told in pieces with their places, and begins anew with each attempt', async () => {
    const streams = new LocalStreamBus();
    let attempt = 0;
    const node = aNodeType('asks', async ({ stream }) => {
      attempt += 1;
      for (const text of ['Hel', 'lo']) stream({ type: 'text', text });
      await new Promise((resolve) => setTimeout(resolve, 60));
      stream({ type: 'text', text: ' Ada' });
      await new Promise((resolve) => setTimeout(resolve, 60));
      return attempt === 1 ? failed({ code: 'again', message: 'once more' }) : completed(null);
    });
    const { engine, accept } = anEngine([node], { streams });
    const retry = { maxAttempts: 2, initialDelayMs: 1, backoff: 1, maxDelayMs: 1 };
    await accept({ ...document, nodes: [document.nodes[0], { ...document.nodes[1], settings: { retry } }] });
    await engine.run('execution-1');
    const told = { executionId: 'execution-1', nodeId: 'asks' };
    const once = [
      { ...told, offset: 0, text: 'Hello' },
      { ...told, offset: 5, text: ' Ada' },
    ];
    expect(streams.pieces).toEqual([...once, ...once]);
  });
});
