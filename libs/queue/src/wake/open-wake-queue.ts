import { openCarrierLink } from '../carriers/open-carrier-link';
import type { QueueOptions } from '../queue-options';
import { BullWakeQueue } from './bull-wake-queue';

/** Opens a WakeQueue with connections of its own, without Nest. `close` lets go of them. */
export function openWakeQueue(options: QueueOptions & { timeoutMs?: number }): BullWakeQueue {
  return new BullWakeQueue(openCarrierLink(options), options);
}
