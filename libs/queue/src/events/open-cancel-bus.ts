import { CancelBus, EXECUTION_CANCELS_CHANNEL } from '@rex/engine';
import type { QueueOptions } from '../queue-options';
import { openEventBus, type ClosableEventBus } from './open-event-bus';

/** A CancelBus whose connections can be let go. */
export type ClosableCancelBus = CancelBus & { close(): Promise<void> };

/** Opens a CancelBus: the event bus once more, on a channel that only workers listen to. */
export function openCancelBus(options: QueueOptions): ClosableCancelBus {
  return new ChannelCancelBus(openEventBus(options, EXECUTION_CANCELS_CHANNEL));
}

class ChannelCancelBus extends CancelBus {
  constructor(private readonly bus: ClosableEventBus) {
    super();
  }

  publish(executionIds: string[]): Promise<void> {
    return this.bus.publish(
      executionIds.map((executionId) => ({ executionId, revision: 0, finished: false })),
    );
  }

  subscribe(listener: (executionIds: string[]) => void): Promise<() => Promise<void>> {
    return this.bus.subscribe((hints) => listener(hints.map((each) => each.executionId)));
  }

  close(): Promise<void> {
    return this.bus.close();
  }
}
