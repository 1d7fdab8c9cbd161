import os from 'node:os';
import { Module, type DynamicModule } from '@nestjs/common';
import { DatabaseModule, PostgresExecutionStore } from '@rex/database';
import {
  CancelBus,
  EngineModule,
  EventBus,
  EXECUTION_HINTS_CHANNEL,
  StreamBus,
  WakeQueue,
  type EngineParts,
  type NodeServices,
} from '@rex/engine';
import { findNode } from '@rex/nodes';
import { loggerOptions, newId, type ServerConfig } from '@rex/platform';
import { QueueModule } from '@rex/queue';
import type { SandboxPool } from '@rex/sandbox';
import { LoggerModule, PinoLogger } from 'nestjs-pino';
import { NODE_SERVICES, NodeServicesModule } from './node-services.module';
import { WORKER_CONFIG } from './worker-config';
import { QueueWatchdog } from './processors/queue-watchdog';
import { RunExecutionProcessor } from './processors/run-execution.processor';
import { SandboxModule, SANDBOX_POOL } from './sandbox.module';
import { WorkerLifecycle } from './worker-lifecycle';

/** The worker: the engine, its ports and the processor that wakes it. The application minus its API. */
@Module({})
export class WorkerModule {
  static forRoot(config: ServerConfig): DynamicModule {
    const sandbox = SandboxModule.forRoot(config);
    const nodeServices = NodeServicesModule.forRoot(config);
    return {
      module: WorkerModule,
      imports: [
        sandbox,
        nodeServices,
        LoggerModule.forRoot({ pinoHttp: loggerOptions('worker', config.LOG_LEVEL) }),
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          poolSize: config.DATABASE_POOL_SIZE,
          applicationName: 'rex-worker',
          leaseSeconds: config.LEASE_SECONDS,
          sweepSeconds: config.SWEEP_SECONDS,
          storageLimits: {
            maxValueBytes: config.LIMIT_STORAGE_VALUE_BYTES,
            maxEntries: config.LIMIT_STORAGE_ENTRIES,
          },
          llmCacheEntries: config.LIMIT_LLM_CACHE_ENTRIES,
          // With Redis the bus tells; without it the store does, in the commit itself.
          notifyChannel: config.REDIS_URL ? undefined : EXECUTION_HINTS_CHANNEL,
        }),
        QueueModule.forRoot({
          carrier: config.REDIS_URL
            ? { kind: 'redis', url: config.REDIS_URL }
            : { kind: 'postgres', url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE },
        }),
        EngineModule.forRootAsync({
          imports: [sandbox, nodeServices],
          inject: [
            PostgresExecutionStore,
            WakeQueue,
            EventBus,
            CancelBus,
            StreamBus,
            SANDBOX_POOL,
            NODE_SERVICES,
            PinoLogger,
          ],
          useFactory: (
            store: PostgresExecutionStore,
            queue: WakeQueue,
            bus: EventBus,
            cancels: CancelBus,
            streams: StreamBus,
            scripts: SandboxPool,
            services: NodeServices,
            logger: PinoLogger,
          ): EngineParts => ({
            store,
            queue,
            bus: config.REDIS_URL ? bus : undefined,
            cancels,
            streams,
            scripts,
            services,
            logger,
            registry: { findNode },
            workerId: `${os.hostname()}-${process.pid}-${newId()}`,
            leaseSeconds: config.LEASE_SECONDS,
            sweepSeconds: config.SWEEP_SECONDS,
            concurrency: config.WORKER_CONCURRENCY,
            nodeConcurrency: config.WORKER_NODE_CONCURRENCY,
            limits: {
              nodeConcurrency: config.NODE_CONCURRENCY,
              nodeTimeoutMs: config.NODE_TIMEOUT_MS,
              maxOutputBytes: config.LIMIT_OUTPUT_BYTES,
              maxLogLines: config.LIMIT_STEP_LOG_LINES,
              showRunningAfterMs: 100,
              longWaitMs: 5000,
            },
          }),
        }),
      ],
      providers: [
        { provide: WORKER_CONFIG, useValue: config },
        QueueWatchdog,
        RunExecutionProcessor,
        WorkerLifecycle,
      ],
    };
  }
}
