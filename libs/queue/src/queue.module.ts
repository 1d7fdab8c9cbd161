import { BullModule } from '@nestjs/bullmq';
import { Global, Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CancelBus, EventBus, StreamBus, WakeQueue } from '@rex/engine';
import type { Processor } from 'bullmq';
import type { CarrierLink } from './carriers/carrier-link';
import { openCarrierLink } from './carriers/open-carrier-link';
import type { WakeJob } from './executions-queue';
import { openCancelBus, openEventBus, openStreamBus } from './events/open-buses';
import { nestQueueLogger } from './nest-queue-logger';
import { QueueHealth } from './queue-health';
import type { QueueOptions } from './queue-options';
import { BullWakeQueue } from './wake/bull-wake-queue';
import { WakeWorker } from './wake/wake-worker';

/**
 * Gives an application `WakeQueue`, `EventBus`, `CancelBus`, `StreamBus` and `QueueHealth`, and makes `@Processor(EXECUTIONS_QUEUE)` work. Once per
 * process: BullMQ's Worker class is set for all of it.
 */
@Global()
@Module({})
export class QueueModule {
  static forRoot(options: QueueOptions): DynamicModule {
    const logger = options.logger ?? nestQueueLogger(new Logger('Queue'));
    // Opened when Nest starts, not when modules are put together.
    let opened: CarrierLink | undefined;
    const link = (): CarrierLink => (opened ??= openCarrierLink({ ...options, logger }));
    BullModule.workerClass = class extends WakeWorker {
      constructor(_name: string, processor: Processor<WakeJob, void>) {
        super(processor, link(), { logger });
      }
    };
    return {
      module: QueueModule,
      // Registering no queue still brings what finds processors; the Queue is BullWakeQueue's own.
      imports: [BullModule.forRoot({ connection: {} }), BullModule.registerQueue()],
      providers: [
        { provide: WakeQueue, useFactory: () => new BullWakeQueue(link(), { logger }) },
        { provide: EventBus, useFactory: () => openEventBus({ ...options, logger }) },
        { provide: CancelBus, useFactory: () => openCancelBus({ ...options, logger }) },
        { provide: StreamBus, useFactory: () => openStreamBus({ ...options, logger }) },
        { provide: QueueHealth, useFactory: () => new QueueHealth(link()) },
        {
          provide: QueueShutdown,
          inject: [WakeQueue, EventBus, CancelBus, StreamBus],
          useFactory: (...parts: { close(): Promise<void> }[]) => new QueueShutdown(parts),
        },
      ],
      exports: [WakeQueue, EventBus, CancelBus, StreamBus, QueueHealth],
    };
  }
}

/** Closes the queue and the buses when the application ends. */
class QueueShutdown implements OnApplicationShutdown {
  constructor(private readonly parts: { close(): Promise<void> }[]) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.close()));
  }
}
