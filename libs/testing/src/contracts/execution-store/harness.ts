import type {
  ClaimedExecution,
  ExecutionStatus,
  ExecutionStore,
  ExecutionWrite,
  NewExecution,
  StepWrite,
} from '@rex/engine';
import { newId } from '@rex/platform';
import type { WorkflowDocument } from '@rex/workflow';

/** What the contract suite needs of an implementation. */
export interface ExecutionStoreHarness {
  store: ExecutionStore;
  /** Another handle on the same data, as a second process has. */
  otherStore: ExecutionStore;
  /** Lets time go by for leases, due times and the dedupe window. */
  advance(byMs: number): Promise<void>;
  /** Makes a user with a workflow of one version. */
  seedWorkflow(document: WorkflowDocument): Promise<SeededWorkflow>;
  /** Changes what an accept looks at. */
  changeWorkflow(
    workflow: SeededWorkflow,
    to: { active: boolean; publishedVersion: number | null; isDeleted: boolean },
  ): Promise<void>;
  /** Everything stored of an execution. */
  look(executionId: string): Promise<ExecutionSnapshot>;
  /** Brings an execution into a state as if somebody else had. */
  bend(executionId: string, to: { status: ExecutionStatus; resumeInMs?: number }): Promise<void>;
  close(): Promise<void>;
}

export interface SeededWorkflow {
  ownerId: string;
  workflowId: string;
  version: number;
}

export interface ExecutionSnapshot {
  status: ExecutionStatus;
  outputJson: string | null;
  error: unknown;
  revision: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  steps: (StepWrite & { revision: number })[];
}

/** A document good enough to be stored. */
export const DOCUMENT: WorkflowDocument = {
  name: 'Contract',
  description: '',
  nodes: [],
  edges: [],
  notes: [],
  groups: [],
  settings: { timezone: 'UTC', timeoutMs: 60_000, maxConcurrency: null },
};

/** The harness of the running test, with the few verbs the cases share. */
export class ContractBench {
  harness!: ExecutionStoreHarness;
  workflow!: SeededWorkflow;

  get store(): ExecutionStore {
    return this.harness.store;
  }

  aRequest(overrides: Partial<NewExecution> = {}): NewExecution {
    return {
      id: newId(),
      ...this.workflow,
      condition: 'exists',
      triggerType: 'manual',
      triggerNodeId: 'start',
      inputJson: '{"n":1}',
      dedupeKey: null,
      maxConcurrency: null,
      retry: null,
      ...overrides,
    };
  }

  /** Accepts so many executions and returns their ids. */
  async accepted(count: number): Promise<string[]> {
    const requests = Array.from({ length: count }, () => this.aRequest());
    await this.store.accept(requests);
    return requests.map((each) => each.id);
  }

  /** Accepts and claims one execution. */
  async claimed(workerId = 'worker-1', overrides: Partial<NewExecution> = {}): Promise<ClaimedExecution> {
    const request = this.aRequest(overrides);
    await this.store.accept([request]);
    return this.reclaimed(request.id, workerId);
  }

  /** Claims an execution that must be free. */
  async reclaimed(executionId: string, workerId: string): Promise<ClaimedExecution> {
    const [execution] = await this.store.claim([executionId], workerId);
    if (!execution) throw new Error('the execution was not free');
    return execution;
  }

  /** Lets the lease of everything that runs expire. */
  async expireLeases(): Promise<void> {
    await this.harness.advance(31_000);
  }

  look(executionId: string): Promise<ExecutionSnapshot> {
    return this.harness.look(executionId);
  }
}

/** A completed step with an output. */
export function aStep(nodeId: string, overrides: Partial<StepWrite> = {}): StepWrite {
  return {
    nodeId,
    nodeType: 'code',
    status: 'completed',
    port: 'main',
    outputJson: '{"ok":true}',
    error: null,
    resumeInMs: null,
    attempt: 1,
    startedAt: new Date('2026-01-02T03:04:05.678Z'),
    finishedAt: new Date('2026-01-02T03:04:05.789Z'),
    durationMs: 111,
    logs: [],
    warnings: [],
    ...overrides,
  };
}

/** A write of steps under a lease. */
export function aWrite(
  { executionId, leaseEpoch }: { executionId: string; leaseEpoch: number },
  steps: StepWrite[],
  finish?: ExecutionWrite['finish'],
): ExecutionWrite {
  return { executionId, leaseEpoch, steps, ...(finish && { finish }) };
}

/** A good end. */
export const COMPLETED = { status: 'completed', outputJson: '"done"', error: null } as const;
