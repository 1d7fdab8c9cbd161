import type { Clock } from '@rex/node-sdk';
import type { WorkflowDocument } from '@rex/workflow';
import { isTerminal } from '../ports/execution-status';
import type {
  AcceptOutcome,
  ClaimedExecution,
  DueExecution,
  ExecutionStore,
  ExecutionWrite,
  Lease,
  NewExecution,
  RecordReceipt,
  StoredStep,
} from '../ports/execution-store';
import { claimedExecution, pendingExecution, type MemoryExecution } from './memory-execution';

const DEDUPE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** What a MemoryExecutionStore needs. */
export interface MemoryExecutionStoreOptions {
  clock: Clock;
  leaseSeconds?: number;
  /** How long an execution is `pending` before a sweep wakes it. */
  sweepSeconds?: number;
}

/** What an accept looks at of a workflow. */
export interface MemoryWorkflow {
  ownerId: string;
  active: boolean;
  publishedVersion: number | null;
  isDeleted: boolean;
}

/** An ExecutionStore that lives and dies with the process. Behaves as the one on PostgreSQL: one contract suite runs on both. */
export class MemoryExecutionStore implements ExecutionStore {
  private readonly executions = new Map<string, MemoryExecution>();
  private readonly workflows = new Map<string, MemoryWorkflow>();
  private readonly documents = new Map<string, WorkflowDocument>();
  private readonly dedupeKeys = new Map<string, MemoryExecution>();
  private readonly leaseMs: number;
  private readonly sweepMs: number;

  constructor(private readonly options: MemoryExecutionStoreOptions) {
    this.leaseMs = (options.leaseSeconds ?? 30) * 1000;
    this.sweepMs = (options.sweepSeconds ?? 5) * 1000;
  }

  /** Makes a workflow known: who owns it, whether it is there and active, and what is published. Unknown ones allow all. */
  setWorkflow(workflowId: string, workflow: MemoryWorkflow): void {
    this.workflows.set(workflowId, workflow);
  }

  /** Puts a version where `loadDocument` finds it. */
  addDocument(workflowId: string, version: number, document: WorkflowDocument): void {
    this.documents.set(`${workflowId}:${version}`, document);
  }

  /** The execution itself, for tests to look at and to bend. */
  get(executionId: string): MemoryExecution | undefined {
    return this.executions.get(executionId);
  }

  async accept(requests: NewExecution[]): Promise<AcceptOutcome[]> {
    return requests.map((request) => {
      if (!this.isAllowed(request)) return { kind: 'refused' };
      const earlier = this.executions.get(request.id) ?? this.findDuplicate(request);
      if (earlier)
        return {
          kind: 'accepted',
          id: earlier.id,
          status: earlier.status,
          duplicate: earlier.id !== request.id,
        };
      const execution = pendingExecution(request, this.now());
      this.executions.set(request.id, execution);
      if (request.dedupeKey !== null) this.dedupeKeys.set(dedupeId(request), execution);
      return { kind: 'accepted', id: execution.id, status: execution.status, duplicate: false };
    });
  }

  async claim(executionIds: string[], workerId: string): Promise<ClaimedExecution[]> {
    return [...new Set(executionIds)].flatMap((id) => {
      const execution = this.executions.get(id);
      if (!execution || !this.isFree(execution)) return [];
      if (execution.status === 'running') execution.workerLosses += 1;
      const resumed = execution.leaseEpoch > 0;
      execution.startedAt ??= this.now();
      execution.status = 'running';
      execution.leaseOwner = workerId;
      execution.leaseEpoch += 1;
      execution.leaseExpiresAt = this.later(this.leaseMs);
      execution.resumeAt = null;
      execution.revision += 1;
      return [claimedExecution(execution, execution.startedAt, resumed)];
    });
  }

  async loadDocument(workflowId: string, version: number): Promise<WorkflowDocument | undefined> {
    return this.documents.get(`${workflowId}:${version}`);
  }

  async loadSteps(executionId: string): Promise<StoredStep[]> {
    const steps = [...(this.executions.get(executionId)?.steps.values() ?? [])];
    return steps.map(({ nodeId, status, port, outputJson, error, attempt, startedAt, finishedAt }) => {
      return { nodeId, status, port, outputJson, error, attempt, startedAt, finishedAt };
    });
  }

  async record(workerId: string, writes: ExecutionWrite[]): Promise<RecordReceipt> {
    const revisions = new Map<string, number>();
    const refused = new Set<string>();
    for (const write of writes) {
      const execution = this.held(workerId, write);
      if (execution) revisions.set(write.executionId, this.apply(execution, write));
      else refused.add(write.executionId);
    }
    return { revisions, refused: [...refused] };
  }

  async renewLeases(workerId: string, leases: Lease[]): Promise<{ lost: string[] }> {
    const lost = leases.filter((lease) => {
      const execution = this.held(workerId, lease);
      if (execution) execution.leaseExpiresAt = this.later(this.leaseMs);
      return !execution;
    });
    return { lost: lost.map((lease) => lease.executionId) };
  }

  async releaseLeases(workerId: string, leases: Lease[]): Promise<void> {
    for (const lease of leases) {
      const execution = this.held(workerId, lease);
      if (!execution) continue;
      execution.status = 'pending';
      execution.leaseOwner = null;
      execution.leaseExpiresAt = null;
      execution.revision += 1;
    }
  }

  async findDue(limit: number): Promise<DueExecution[]> {
    return [...this.executions.values()]
      .filter(
        (each) =>
          this.isFree(each) && (each.status !== 'pending' || each.createdAt <= this.later(-this.sweepMs)),
      )
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
      .slice(0, limit)
      .map(({ id, leaseEpoch }) => ({ executionId: id, leaseEpoch }));
  }

  async failPoisoned(maxLosses: number): Promise<string[]> {
    const poisoned = [...this.executions.values()].filter(
      (each) => this.isFree(each) && each.workerLosses + (each.status === 'running' ? 1 : 0) >= maxLosses,
    );
    const error = { code: 'worker-lost', message: `worker lost ${maxLosses} times` };
    for (const execution of poisoned) {
      if (execution.status === 'running') execution.workerLosses += 1;
      Object.assign(execution, {
        status: 'failed',
        error,
        finishedAt: this.now(),
        revision: execution.revision + 1,
      });
      for (const step of execution.steps.values()) {
        if (isTerminal(step.status)) continue;
        Object.assign(step, {
          status: 'failed',
          error,
          finishedAt: this.now(),
          revision: execution.revision,
        });
      }
    }
    return poisoned.map((each) => each.id);
  }

  private findDuplicate(request: NewExecution): MemoryExecution | undefined {
    const earlier = request.dedupeKey === null ? undefined : this.dedupeKeys.get(dedupeId(request));
    return earlier && earlier.createdAt > this.later(-DEDUPE_WINDOW_MS) ? earlier : undefined;
  }

  private isAllowed({ workflowId, ownerId, version, condition }: NewExecution): boolean {
    const workflow = this.workflows.get(workflowId);
    if (!workflow) return true;
    const isThere = workflow.ownerId === ownerId && !workflow.isDeleted;
    return isThere && (condition === 'exists' || (workflow.active && workflow.publishedVersion === version));
  }

  private isFree({ status, resumeAt, leaseExpiresAt }: MemoryExecution): boolean {
    if (status === 'waiting') return resumeAt !== null && resumeAt <= this.now();
    if (status === 'running') return leaseExpiresAt !== null && leaseExpiresAt <= this.now();
    return status === 'pending';
  }

  /** The execution if this worker holds it under this very lease. */
  private held(workerId: string, lease: Lease): MemoryExecution | undefined {
    const execution = this.executions.get(lease.executionId);
    if (!execution || execution.status !== 'running') return undefined;
    return execution.leaseOwner === workerId && execution.leaseEpoch === lease.leaseEpoch
      ? execution
      : undefined;
  }

  private apply(execution: MemoryExecution, { steps, finish }: ExecutionWrite): number {
    execution.revision += 1;
    for (const step of steps) {
      const earlier = execution.steps.get(step.nodeId);
      if (earlier && isTerminal(earlier.status)) continue;
      execution.steps.set(step.nodeId, { ...step, revision: execution.revision });
    }
    if (finish) Object.assign(execution, finish, { finishedAt: this.now() });
    return execution.revision;
  }

  private now(): Date {
    return this.options.clock.now();
  }

  private later(byMs: number): Date {
    return new Date(this.now().getTime() + byMs);
  }
}

function dedupeId({ workflowId, dedupeKey }: NewExecution): string {
  return JSON.stringify([workflowId, dedupeKey]);
}
