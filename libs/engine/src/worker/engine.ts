import type { CancelBus } from '../ports/cancel-bus';
import type { EventBus } from '../ports/event-bus';
import type { EngineLogger } from '../ports/engine-logger';
import type { ExecutionStore } from '../ports/execution-store';
import type { NodeRegistry } from '../ports/node-registry';
import type { NodeServices } from '../ports/node-services';
import type { ScriptHost } from '../ports/script-host';
import type { StreamBus } from '../ports/stream-bus';
import type { WakeQueue } from '../ports/wake-queue';
import { PlanCache } from '../plan/plan-cache';
import { StepWriter } from '../record/step-writer';
import { NodeSlots } from '../run/node-slots';
import type { RunDependencies, RunLimits } from '../run/run-options';
import { StepStreams } from '../stream/step-streams';
import { ExecutionRunner } from './execution-runner';
import { LeaseKeeper } from './lease-keeper';
import { Sweeper, type SweepReport } from './sweeper';

/** Everything the engine is given: ports for all that lies outside it, and its settings. */
export interface EngineParts {
  /** Unique among all workers that ever lived. */
  workerId: string;
  store: ExecutionStore;
  queue: WakeQueue;
  registry: NodeRegistry;
  scripts: ScriptHost;
  services: NodeServices;
  logger: EngineLogger;
  /** Present when the store does not tell of changes by itself. */
  bus?: EventBus;
  /** Tells which executions should end. */
  cancels: CancelBus;
  /** Tells what running steps show. */
  streams: StreamBus;
  leaseSeconds: number;
  sweepSeconds: number;
  /** Executions at a time. */
  concurrency: number;
  /** Nodes at a time, of all executions together. */
  nodeConcurrency: number;
  limits: RunLimits;
}

/** How long a step's write may wait for company, in milliseconds. Nobody waits for it. */
const SOON_MS = 50;
const SWEEP_BATCH = 1000;
const MAX_WORKER_LOSSES = 3;

/** The engine of one worker: claims, runs and records executions, keeps their leases, sweeps up what was lost. */
export class Engine {
  private readonly runner: ExecutionRunner;
  private readonly leases: LeaseKeeper;
  private readonly sweeper: Sweeper;
  private readonly cancels: CancelBus;
  private unsubscribe: () => Promise<void> = () => Promise.resolve();

  constructor(parts: EngineParts) {
    const {
      workerId,
      store,
      queue,
      registry,
      scripts,
      services,
      logger,
      bus,
      cancels,
      streams,
      leaseSeconds,
      sweepSeconds,
      concurrency,
      nodeConcurrency,
      limits,
    } = parts;
    this.cancels = cancels;
    const announce = bus && ((hints: Parameters<EventBus['publish']>[0]) => void bus.publish(hints));
    const writer = new StepWriter(
      store,
      {
        workerId,
        soonMs: SOON_MS,
        retryForMs: leaseSeconds * 1000,
        announce,
        pressure: () => this.runningCount,
      },
      logger,
    );
    this.leases = new LeaseKeeper(store, { workerId, leaseSeconds }, logger);
    const dependencies: RunDependencies = {
      writer,
      scripts,
      services,
      registry,
      streams: new StepStreams(streams),
      logger,
      limits,
      slots: new NodeSlots(nodeConcurrency),
      clock: { now: () => new Date() },
      random: Math.random,
    };
    const plans = new PlanCache(store, registry);
    this.runner = new ExecutionRunner(workerId, store, plans, this.leases, dependencies, (next) => {
      queue.enqueue(next).catch((error: unknown) => {
        logger.warn({ err: error, executions: next.length }, 'wake-ups not sent, the sweeper will');
      });
    });
    const options = { sweepSeconds, batchSize: SWEEP_BATCH, concurrency, maxWorkerLosses: MAX_WORKER_LOSSES };
    this.sweeper = new Sweeper(store, queue, this.runner, options, logger, bus);
  }

  /** Begins to give signs of life and to sweep; `onSweep` is told what each sweep saw. */
  async start(onSweep?: (seen: SweepReport) => void): Promise<void> {
    await this.leases.start();
    this.unsubscribe = await this.cancels.subscribe((executionIds) => this.runner.cancel(executionIds));
    this.sweeper.start(onSweep);
  }

  /** Claims an execution and runs it to its end; what a wake-up calls. */
  run(executionId: string): Promise<void> {
    return this.runner.run(executionId);
  }

  /** How many executions run here now. */
  get runningCount(): number {
    return this.runner.runningCount;
  }

  /** Lets what runs finish within the grace time, then gives the rest back. Nothing is lost or failed by it (P12). */
  async shutdown(graceMs: number): Promise<void> {
    this.sweeper.stop();
    await this.runner.shutdown(graceMs);
    await this.unsubscribe();
    this.leases.stop();
  }
}
