import {
  Engine,
  MemoryExecutionStore,
  type EngineLogger,
  type NodeServices,
  type CancelBus,
  type StreamBus,
} from '@rex/engine';
import { findNode } from '@rex/nodes';
import type { SandboxPool } from '@rex/sandbox';
import { parseWorkflowDocument, type WorkflowDocument } from '@rex/workflow';
import { percentile } from '../fire-requests';
import { MACHINE } from '../write-result';
import type { StepCase } from './step-cases';

/** What one step adds to an execution, in microseconds, and how often it asked the sandbox. */
export interface StepMeasurement {
  at: string;
  machine: string;
  bench: 'code';
  step: string;
  rounds: number;
  medianUs: number;
  p95Us: number;
  sandboxCallsPerStep: number;
  lockdown: string | undefined;
}

const STEPS = 20;
const OWNER = 'owner';

/**
 * Runs an execution without and one with 20 of the steps in a line, in turns, and takes a twentieth of each difference: what
 * both have in common, and what slows the whole machine for a while, falls out. Engine, nodes and sandbox are the real ones;
 * the store is in memory, since what it costs to record a step is measured by the other bench.
 * @throws Error when the steps ask the sandbox more or less often than they should.
 */
export async function measureStep(
  step: StepCase,
  pool: SandboxPool,
  rounds: number,
): Promise<StepMeasurement> {
  const store = new MemoryExecutionStore({ clock: { now: () => new Date() } });
  let calls = 0;
  const engine = new Engine({
    workerId: 'bench',
    store,
    queue: { enqueue: async () => undefined },
    registry: { findNode },
    scripts: {
      run: (request) => {
        calls++;
        return pool.run(request);
      },
    },
    services: NO_SERVICES,
    logger: SILENT,
    leaseSeconds: 30,
    sweepSeconds: 5,
    concurrency: 1,
    nodeConcurrency: 8,
    cancels: NO_CANCELS,
    streams: NO_STREAMS,
    limits: {
      nodeConcurrency: 8,
      nodeTimeoutMs: 30_000,
      maxOutputBytes: 2 ** 24,
      maxLogLines: 1_000,
      showRunningAfterMs: 100,
      longWaitMs: 5_000,
    },
  });
  store.addDocument('without', 1, line(step, 0));
  store.addDocument('with', 1, line(step, STEPS));

  const timeOf = async (workflowId: string, id: string): Promise<number> => {
    const inputJson = JSON.stringify(step.input);
    await store.accept([{ ...ACCEPTED, id, workflowId, inputJson }]);
    const startedAt = performance.now();
    await engine.run(id);
    const took = performance.now() - startedAt;
    const status = store.get(id)?.status;
    if (status !== 'completed') throw new Error(`${step.name}: the execution ended as ${status}`);
    return took;
  };
  const round = async (id: string): Promise<number> => {
    const without = await timeOf('without', `${id}-without`);
    return (((await timeOf('with', `${id}-with`)) - without) / STEPS) * 1000;
  };

  for (let n = 0; n < Math.ceil(rounds / 5); n++) await round(`warm-${n}`);
  calls = 0;
  const costsUs: number[] = [];
  for (let n = 0; n < rounds; n++) costsUs.push(await round(`${n}`));
  const sandboxCallsPerStep = calls / rounds / STEPS;
  if (sandboxCallsPerStep !== step.sandboxCalls)
    throw new Error(`${step.name}: ${sandboxCallsPerStep} calls to the sandbox for each step`);
  costsUs.sort((one, other) => one - other);
  return {
    at: new Date().toISOString(),
    machine: MACHINE,
    bench: 'code',
    step: step.name,
    rounds,
    medianUs: Math.round(percentile(costsUs, 0.5)),
    p95Us: Math.round(percentile(costsUs, 0.95)),
    sandboxCallsPerStep,
    lockdown: pool.stats().lockdown,
  };
}

/** trigger → step → step → … → output */
function line({ node }: StepCase, count: number): WorkflowDocument {
  const ids = ['trigger', ...Array.from({ length: count }, (_, index) => `step${index}`), 'result'];
  const steps = ids.slice(1, -1).map((id) => ({ id, ...node }));
  const parsed = parseWorkflowDocument({
    name: 'bench',
    nodes: [{ id: 'trigger', type: 'manual-trigger' }, ...steps, { id: 'result', type: 'output' }],
    edges: ids.slice(1).map((target, index) => ({ source: ids[index], target })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

const ACCEPTED = {
  ownerId: OWNER,
  version: 1,
  condition: 'exists',
  triggerType: 'manual',
  triggerNodeId: 'trigger',
  dedupeKey: null,
  maxConcurrency: null,
  retry: null,
} as const;

const nothing = () => undefined;
const SILENT: EngineLogger = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const refuse = () => Promise.reject(new Error('these steps reach nothing outside'));
/** Nobody cancels here. */
const NO_CANCELS: CancelBus = {
  publish: async () => undefined,
  subscribe: async () => async () => undefined,
};

/** Nobody watches here. */
const NO_STREAMS: StreamBus = {
  publish: async () => undefined,
  subscribe: async () => async () => undefined,
};

const NO_SERVICES: NodeServices = {
  hmac: { sha256: () => '' },
  http: { send: refuse },
  storageFor: () => ({ get: refuse, put: refuse, delete: refuse, increment: refuse, list: refuse }),
  secretsFor: () => ({ read: async () => undefined }),
  substepsFor: () => ({ load: refuse, record: refuse }),
  llmFor: () => ({ ask: refuse }),
};
