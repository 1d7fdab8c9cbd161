import { branch, completed, defineNode, failed, type Clock, type NodeDefinition } from '@rex/node-sdk';
import { parseWorkflowDocument, type JsonValue, type RetryClass, type WorkflowDocument } from '@rex/workflow';
import Type from 'typebox';
import { MemoryExecutionStore } from '../memory/memory-execution-store';
import { CancelBus } from '../ports/cancel-bus';
import type { EngineLogger } from '../ports/engine-logger';
import type { NewExecution } from '../ports/execution-records';
import type { NodeServices } from '../ports/node-services';
import type { RunLimits } from '../run/run-options';
import { StreamBus, type StreamPiece } from '../ports/stream-bus';
import { Engine } from '../worker/engine';

const silent: EngineLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** These tests reach nothing outside. */
const noServices: NodeServices = {
  http: { send: async () => Promise.reject(new Error('no request expected')) },
  storageFor: () => {
    const refuse = async () => Promise.reject(new Error('no storage expected'));
    return { get: refuse, put: refuse, delete: refuse, increment: refuse, list: refuse };
  },
  hmac: { sha256: () => '' },
  secretsFor: () => ({ read: async () => undefined }),
  substepsFor: () => ({ load: async () => [], record: async () => undefined }),
  llmFor: () => ({ ask: async () => Promise.reject(new Error('no question expected')) }),
};
const main = [{ name: 'main', label: 'Main' }];

/** A node type of the test's own: `run` is all that differs. */
export function aNodeType(
  type: string,
  run: NodeDefinition['run'],
  retryClass: RetryClass = 'pure',
): NodeDefinition {
  const { descriptor } = defineNode({
    type,
    version: 1,
    label: type,
    category: 'data',
    icon: 'box',
    summary: type,
    config: Type.Object({ value: Type.Optional(Type.Any({ expression: true })) }),
    ports: { inputs: main, outputs: [...main, { name: 'left', label: 'Left' }] },
    retryClass,
    examples: [],
    run: async () => completed(null),
  });
  return { descriptor, retryClassOf: () => retryClass, run };
}

/** Tells within the process. */
class LocalCancelBus extends CancelBus {
  private readonly listeners = new Set<(executionIds: string[]) => void>();

  async publish(executionIds: string[]): Promise<void> {
    for (const listener of this.listeners) listener(executionIds);
  }

  async subscribe(listener: (executionIds: string[]) => void): Promise<() => Promise<void>> {
    this.listeners.add(listener);
    return async () => void this.listeners.delete(listener);
  }
}

/** Keeps what was shown. */
export class LocalStreamBus extends StreamBus {
  readonly pieces: StreamPiece[] = [];

  async publish(pieces: StreamPiece[]): Promise<void> {
    this.pieces.push(...pieces);
  }

  async subscribe(): Promise<() => Promise<void>> {
    return async () => undefined;
  }
}

/** An engine over a store in memory, with node types that the tests name; one of the same name as one of these takes its place. */
export function anEngine(
  types: NodeDefinition[] = [],
  options: {
    limits?: Partial<RunLimits>;
    clock?: Clock;
    workerId?: string;
    leaseSeconds?: number;
    store?: MemoryExecutionStore;
    services?: Partial<NodeServices>;
    logger?: EngineLogger;
    streams?: StreamBus;
    nodeConcurrency?: number;
  } = {},
) {
  const store =
    options.store ?? new MemoryExecutionStore({ clock: options.clock ?? { now: () => new Date() } });
  const cancels = new LocalCancelBus();
  const woken: string[] = [];
  const all = [
    ...types,
    aNodeType('start', async ({ input }) => completed(input)),
    aNodeType('pass', async ({ input }) => completed(input)),
    aNodeType('value', async ({ config }) => completed((config['value'] ?? null) as JsonValue)),
    aNodeType('left', async ({ input }) => branch('left', input)),
    aNodeType('broken', async () => failed({ code: 'broken', message: 'it broke' })),
  ];
  const engine = new Engine({
    workerId: options.workerId ?? 'worker-1',
    store,
    queue: { enqueue: async (due) => void woken.push(...due.map((each) => each.executionId)) },
    registry: { findNode: (type) => all.find((each) => each.descriptor.type === type) },
    scripts: { run: async () => Promise.reject(new Error('no script expected')) },
    services: { ...noServices, ...options.services },
    logger: options.logger ?? silent,
    leaseSeconds: options.leaseSeconds ?? 30,
    sweepSeconds: 5,
    concurrency: 4,
    nodeConcurrency: options.nodeConcurrency ?? 32,
    cancels,
    streams: options.streams ?? new LocalStreamBus(),
    limits: {
      nodeConcurrency: 8,
      nodeTimeoutMs: 1000,
      maxOutputBytes: 1000,
      maxLogLines: 3,
      showRunningAfterMs: 100,
      longWaitMs: 5000,
      ...options.limits,
    },
  });

  const accept = async (
    document: object,
    input: JsonValue = {},
    id = 'execution-1',
    overrides: Partial<NewExecution> = {},
  ) => {
    const parsed = parseWorkflowDocument({ name: 'test', ...document });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    store.addDocument('workflow-1', 1, parsed.document satisfies WorkflowDocument);
    await store.accept([
      {
        id,
        ownerId: 'owner-1',
        workflowId: 'workflow-1',
        version: 1,
        condition: 'exists' as const,
        triggerType: 'manual',
        triggerNodeId: 'start',
        inputJson: JSON.stringify(input),
        dedupeKey: null,
        maxConcurrency: parsed.document.settings.maxConcurrency,
        retry: null,
        ...overrides,
      },
    ]);
  };
  const look = (id = 'execution-1') => {
    const execution = store.get(id);
    if (!execution) throw new Error(`no execution ${id}`);
    const steps = Object.fromEntries([...execution.steps.values()].map((step) => [step.nodeId, step]));
    return { execution, steps, output: JSON.parse(execution.outputJson ?? 'null') as JsonValue };
  };
  return { engine, store, cancels, woken, accept, look };
}
