import { EXECUTION_HINTS_CHANNEL, STEP_STREAMS_CHANNEL } from '@rex/engine';
import type { BusHarness, OpenEventBus, OpenStreamBus, WakeQueueHarness } from '@rex/testing';
import { FaultyProxy } from '@rex/testing/stack';
import { openEventBus, openStreamBus } from '../events/open-buses';
import type { QueueOptions } from '../queue-options';
import { openWakeQueue } from '../wake/open-wake-queue';
import { openWakeWorker } from '../wake/open-wake-worker';
import type { ContractService } from './contract-service';

/** A queue on a service, by way of a proxy that can fail. */
export async function makeWakeQueueHarness(service: ContractService): Promise<WakeQueueHarness> {
  await service.clear();
  const proxy = await FaultyProxy.start(service.url);
  const carrier = service.carrier(proxy.url);
  const queue = openWakeQueue({ carrier });
  const consumers: { close(): Promise<void> }[] = [];
  return {
    queue,
    async consume({ process, concurrency }) {
      const consumer = openWakeWorker({
        carrier,
        concurrency,
        process: async ({ executionId }) => process(executionId),
      });
      consumers.push(consumer);
      await consumer.worker.waitUntilReady();
      return consumer;
    },
    storedJobs: () => service.storedJobs(),
    setCarrier: (mode) => proxy.set(mode),
    async close() {
      proxy.set('pass');
      await Promise.all([queue, ...consumers].map((each) => each.close()));
      await proxy.close();
    },
  };
}

/** Two event buses on a service, by way of a proxy that can fail. */
export function makeEventBusHarness(service: ContractService): Promise<BusHarness<OpenEventBus>> {
  return makeBusHarness(service, openEventBus, EXECUTION_HINTS_CHANNEL);
}

/** Two stream buses, likewise. */
export function makeStreamBusHarness(service: ContractService): Promise<BusHarness<OpenStreamBus>> {
  return makeBusHarness(service, openStreamBus, STEP_STREAMS_CHANNEL);
}

async function makeBusHarness<Bus extends { close(): Promise<void> }>(
  service: ContractService,
  open: (options: QueueOptions) => Bus,
  channel: string,
): Promise<BusHarness<Bus>> {
  const proxy = await FaultyProxy.start(service.url);
  const carrier = service.carrier(proxy.url);
  const [bus, otherBus] = [open({ carrier }), open({ carrier })];
  return {
    bus,
    otherBus,
    sendRaw: (payload) => service.sendRaw(channel, payload),
    cutConnections: () => service.cutBusConnections(),
    setCarrier: (mode) => proxy.set(mode),
    async close() {
      await Promise.all([bus.close(), otherBus.close()]);
      await proxy.close();
    },
  };
}
