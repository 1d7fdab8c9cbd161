import type { Clock } from '@rex/node-sdk';
import type { WorkflowDocument } from '@rex/workflow';
import { isTerminal } from '../ports/execution-status';
import type {
  AcceptOutcome,
  CancelOutcome,
  ClaimedExecution,
  DueExecution,
  ExecutionWrite,
  Lease,
  NewExecution,
  RecordReceipt,
  StoredStep,
} from '../ports/execution-records';
import type { ExecutionStore } from '../ports/execution-store';
import {
  claimedExecution,
  hasNotBegun,
  pendingExecution,
  takeOverSteps,
  toDue,
  type MemoryExecution,
} from './memory-execution';

const DEDUPE_WINDOW_MS = 24 * 60 * 60 * 1000;
const STARVING_AFTER_MS = 1000;

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
      if (request.retry) takeOverSteps(execution, this.executions.get(request.retry.of), request.retry.reuse);
      this.executions.set(request.id, execution);
      if (request.dedupeKey !== null) this.dedupeKeys.set(dedupeId(request), execution);
      return { kind: 'accepted', id: execution.id, status: execution.status, duplicate: false };
    });
  }

  async claim(executionIds: string[], workerId: string): Promise<ClaimedExecution[]> {
    return [...new Set(executionIds)].flatMap((id) => {
      const execution = this.executions.get(id);
      if (!execution || !this.isFree(execution) || this.isHeldBack(execution)) return [];
      if (execution.status === 'running') execution.workerLosses += 1;
      const resumed = execution.leaseEpoch > 0 || execution.retry !== null;
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
    return steps.map(({ nodeType: _, durationMs: __, revision: ___, resumeAt, ...step }) => {
      const isOver = isTerminal(step.status);
      const resumeInMs = resumeAt && resumeAt.getTime() - this.now().getTime();
      return { ...step, resumeInMs, logs: isOver ? [] : step.logs, warnings: isOver ? [] : step.warnings };
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

  async renewLeases(
    workerId: string,
    leases: Lease[],
  ): Promise<{ lost: string[]; cancelRequested: string[] }> {
    const lost = leases.filter((lease) => {
      const execution = this.held(workerId, lease);
      if (execution) execution.leaseExpiresAt = this.later(this.leaseMs);
      return !execution;
    });
    const kept = leases.filter((lease) => !lost.includes(lease)).map((lease) => lease.executionId);
    return {
      lost: lost.map((lease) => lease.executionId),
      cancelRequested: kept.filter((id) => this.executions.get(id)?.cancelRequested),
    };
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
          this.isFree(each) &&
          !this.isHeldBack(each) &&
          (each.status !== 'pending' || each.createdAt <= this.later(-this.sweepMs)),
      )
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
      .slice(0, limit)
      .map(toDue);
  }

  async findNextOfWorkflow(workflowId: string): Promise<DueExecution[]> {
    const line = [...this.executions.values()].filter(
      (each) => each.workflowId === workflowId && each.maxConcurrency !== null && hasNotBegun(each),
    );
    return line.filter((each) => !this.isHeldBack(each)).map(toDue);
  }

  async findStarving(limit: number): Promise<DueExecution[]> {
    const all = [...this.executions.values()];
    const served = new Set(all.filter((each) => each.status === 'running').map((each) => each.ownerId));
    const oldest = new Map<string, MemoryExecution>();
    for (const each of all) {
      const isWaiting = each.status === 'pending' && each.createdAt <= this.later(-STARVING_AFTER_MS);
      if (isWaiting && !served.has(each.ownerId) && !this.isHeldBack(each) && !oldest.has(each.ownerId))
        oldest.set(each.ownerId, each);
    }
    return [...oldest.values()].slice(0, limit).map(toDue);
  }

  async requestCancel(ownerId: string, executionId: string): Promise<CancelOutcome> {
    const execution = this.executions.get(executionId);
    if (!execution || execution.ownerId !== ownerId) return { kind: 'missing' };
    if (isTerminal(execution.status))
      return { kind: 'ended', status: execution.status, revision: execution.revision, isNew: false };
    execution.revision += 1;
    execution.cancelRequested = true;
    const { revision } = execution;
    if (execution.status === 'running') return { kind: 'requested', revision };
    Object.assign(execution, { status: 'cancelled', finishedAt: this.now() });
    for (const step of execution.steps.values()) {
      if (!isTerminal(step.status))
        Object.assign(step, { status: 'cancelled', finishedAt: this.now(), revision, resumeAt: null });
    }
    return { kind: 'ended', status: 'cancelled', revision, isNew: true };
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

  /** Whether its workflow's `maxConcurrency` keeps an execution from beginning: others have begun, or wait before it. */
  private isHeldBack(execution: MemoryExecution): boolean {
    const { workflowId, maxConcurrency } = execution;
    if (maxConcurrency === null || !hasNotBegun(execution)) return false;
    const others = [...this.executions.values()].filter(
      (each) => each.workflowId === workflowId && each.maxConcurrency !== null && !isTerminal(each.status),
    );
    const begun = others.filter((each) => !hasNotBegun(each)).length;
    return begun + others.filter(hasNotBegun).indexOf(execution) >= maxConcurrency;
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
      const resumeAt = step.resumeInMs === null ? null : this.later(step.resumeInMs);
      execution.steps.set(step.nodeId, { ...step, resumeAt, revision: execution.revision });
    }
    if (finish?.status === 'waiting') {
      const resumeAt = this.later(execution.cancelRequested ? 0 : finish.resumeInMs);
      Object.assign(execution, { status: 'waiting', resumeAt, leaseOwner: null, leaseExpiresAt: null });
    } else if (finish) Object.assign(execution, finish, { finishedAt: this.now() });
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
