import { Injectable } from '@nestjs/common';
import { DeletedAccountsRepository, PostgresExecutionStore } from '@rex/database';
import { CancelBus, EventBus, type ExecutionHint } from '@rex/engine';

/** Executions that are looked up and told about at a time. */
const AT_A_TIME = 100;

/** Ends all executions of an owner: those that nobody runs at once, the others by their workers. */
@Injectable()
export class CancelEverything {
  constructor(
    private readonly accounts: DeletedAccountsRepository,
    private readonly store: PostgresExecutionStore,
    private readonly cancels: CancelBus,
    private readonly events: EventBus,
  ) {}

  /** Returns when every execution has ended or its worker is asked to end it. */
  async ofOwner(ownerId: string): Promise<void> {
    for (;;) {
      const ids = await this.accounts.findUncancelled(ownerId, AT_A_TIME);
      if (ids.length === 0) return;
      const running: string[] = [];
      const ended: ExecutionHint[] = [];
      for (const id of ids) {
        const outcome = await this.store.requestCancel(ownerId, id);
        if (outcome.kind === 'requested') running.push(id);
        if (outcome.kind === 'ended' && outcome.isNew)
          ended.push({ executionId: id, revision: outcome.revision, finished: true });
      }
      await this.cancels.publish(running);
      // Who waits for their end hears of it.
      if (ended.length > 0) await this.events.publish(ended);
    }
  }
}
