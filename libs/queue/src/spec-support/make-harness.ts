import { FaultyProxy, type EventBusHarness, type WakeQueueHarness } from '@rex/testing';
import { openEventBus } from '../events/open-event-bus';
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

/** Two buses on a service, by way of a proxy that can fail. */
export async function makeEventBusHarness(service: ContractService): Promise<EventBusHarness> {
  const proxy = await FaultyProxy.start(service.url);
  const carrier = service.carrier(proxy.url);
  const [bus, otherBus] = [openEventBus({ carrier }), openEventBus({ carrier })];
  return {
    bus,
    otherBus,
    sendRaw: (payload) => service.sendRaw(payload),
    cutConnections: () => service.cutBusConnections(),
    setCarrier: (mode) => proxy.set(mode),
    async close() {
      await Promise.all([bus.close(), otherBus.close()]);
      await proxy.close();
    },
  };
}
