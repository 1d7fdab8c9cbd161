import type { Lease } from '../ports/execution-records';
import type { ExecutionStore } from '../ports/execution-store';
import type { EngineLogger } from '../ports/engine-logger';
import { LeaseLostError } from '../ports/lease-lost-error';

export interface LeaseKeeperOptions {
  workerId: string;
  leaseSeconds: number;
}

/** What a holder of a lease wants to hear, each once at most. */
export interface LeaseListener {
  lose(reason: LeaseLostError): void;
  /** Somebody wants the execution to end. */
  cancel(): void;
}

/**
 * Prolongs the leases of the executions this worker runs, and stops those whose lease it lost (PROMISES P6).
 * Its beat is also the worker's sign of life.
 */
export class LeaseKeeper {
  private readonly held = new Map<string, HeldLease>();
  private timer: NodeJS.Timeout | undefined;
  private lastRenewedAt = Date.now();

  constructor(
    private readonly store: ExecutionStore,
    private readonly options: LeaseKeeperOptions,
    private readonly logger: EngineLogger,
  ) {}

  /** Notes this worker as alive and starts the beat: three in the time of a lease. */
  async start(): Promise<void> {
    await this.beat();
    this.timer = setInterval(() => void this.beat(), (this.options.leaseSeconds * 1000) / 3);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Looks after a lease until `release`. */
  hold({ executionId, leaseEpoch }: Lease, listener: LeaseListener): void {
    this.held.set(executionId, { executionId, leaseEpoch, listener });
  }

  release(lease: Lease): void {
    if (this.held.get(lease.executionId)?.leaseEpoch === lease.leaseEpoch)
      this.held.delete(lease.executionId);
  }

  /** Leases held now. */
  leases(): Lease[] {
    return [...this.held.values()].map(({ executionId, leaseEpoch }) => ({ executionId, leaseEpoch }));
  }

  private async beat(): Promise<void> {
    const asked = this.leases();
    try {
      const { lost, cancelRequested } = await this.store.renewLeases(this.options.workerId, asked);
      this.lastRenewedAt = Date.now();
      // An execution that ended while the statement was under way is no longer held, and no loss.
      const epochs = new Map(asked.map((each) => [each.executionId, each.leaseEpoch]));
      for (const executionId of lost) {
        if (this.held.get(executionId)?.leaseEpoch === epochs.get(executionId)) this.lose(executionId);
      }
      for (const executionId of cancelRequested) this.held.get(executionId)?.listener.cancel();
    } catch (error) {
      this.logger.warn({ err: error, held: this.held.size }, 'leases not renewed');
      const silentMs = Date.now() - this.lastRenewedAt;
      if (silentMs > this.options.leaseSeconds * 1000) for (const id of [...this.held.keys()]) this.lose(id);
    }
  }

  private lose(executionId: string): void {
    const lease = this.held.get(executionId);
    if (!lease) return;
    this.held.delete(executionId);
    this.logger.warn({ executionId, leaseEpoch: lease.leaseEpoch }, 'lease lost, execution stopped here');
    lease.listener.lose(new LeaseLostError(executionId));
  }
}

interface HeldLease extends Lease {
  listener: LeaseListener;
}
