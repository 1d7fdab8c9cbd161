import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DeletedAccountsRepository } from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../../common/app-config';
import { CancelEverything } from './cancel-everything';

/** How often a backend looks for accounts to remove, besides after each deletion and at its start. */
const LOOK_EVERY_MS = 60_000;

/** How often it looks while executions of a deleted account are still being stopped. */
const LOOK_AGAIN_MS = 1_000;

/** How long it waits after something went wrong. */
const TRY_AGAIN_MS = 5_000;

/**
 * Executions in one statement, at first. Each may bring its 500 steps with it, and the statement has DATABASE_TIMEOUT_MS: half as
 * many are tried after each failure.
 */
const EXECUTIONS_AT_A_TIME = 50;

/** Rows of other tables in one statement. */
const ROWS_AT_A_TIME = 200;

/** How long a worker may take to stop an execution before its rows go all the same. */
const CANCEL_PATIENCE_SECONDS = 10;

/** By how much the server's limit for a statement is longer than the client's. */
const SERVER_GIVES_UP_LATER_MS = 1_000;

/** How far the removal of an account came in a pass. */
type RemovalOutcome = 'gone' | 'waits' | 'failed';

/**
 * Removes what belonged to deleted accounts, in small statements each of which may be the last one before a crash: the next pass,
 * of this backend or of another, goes on where they ended. Several at once take what the others don't.
 */
@Injectable()
export class AccountPurge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AccountPurge.name);
  private readonly settleMs: number;
  private timer: NodeJS.Timeout | undefined;
  private pass: Promise<void> | undefined;
  private isStopped = false;
  private executionsAtATime = EXECUTIONS_AT_A_TIME;

  constructor(
    @Inject(APP_CONFIG) config: ServerConfig,
    private readonly accounts: DeletedAccountsRepository,
    private readonly executions: CancelEverything,
  ) {
    this.settleMs = config.DATABASE_TIMEOUT_MS + SERVER_GIVES_UP_LATER_MS;
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.pass;
  }

  /** Begins a pass now, unless one is under way: that one is followed by another soon enough. */
  start(): void {
    if (this.isStopped || this.pass) return;
    clearTimeout(this.timer);
    this.pass = this.runPass().then((waitMs) => {
      this.pass = undefined;
      if (!this.isStopped) this.timer = setTimeout(() => this.start(), waitMs);
    });
  }

  /** Says after which time to look again. Never rejects: the next pass tries again. */
  private async runPass(): Promise<number> {
    try {
      const accounts = await this.accounts.find(this.settleMs);
      const outcomes: RemovalOutcome[] = [];
      for (const { id, isSettled } of accounts) outcomes.push(await this.tryToRemove(id, isSettled));
      if (outcomes.includes('failed')) {
        this.executionsAtATime = Math.max(1, Math.floor(this.executionsAtATime / 2));
        return TRY_AGAIN_MS;
      }
      this.executionsAtATime = EXECUTIONS_AT_A_TIME;
      return outcomes.includes('waits') ? LOOK_AGAIN_MS : LOOK_EVERY_MS;
    } catch (error) {
      this.logger.warn({ err: error }, 'deleted accounts not found yet');
      return TRY_AGAIN_MS;
    }
  }

  /** One account that can't be removed is not in the way of the others. */
  private async tryToRemove(id: string, isSettled: boolean): Promise<RemovalOutcome> {
    try {
      return (await this.remove(id, isSettled)) ? 'gone' : 'waits';
    } catch (error) {
      this.logger.warn({ err: error, userId: id }, 'deleted account not removed yet');
      return 'failed';
    }
  }

  /** False when something of the account has to wait. */
  private async remove(id: string, isSettled: boolean): Promise<boolean> {
    await this.executions.ofOwner(id);
    await this.untilNone(() =>
      this.accounts.deleteExecutions(id, this.executionsAtATime, CANCEL_PATIENCE_SECONDS),
    );
    // Whoever was about to start an execution when the account was marked has done so, or will never do.
    if (!isSettled || (await this.accounts.hasExecutions(id))) return false;
    await this.untilNone(() => this.accounts.deleteOwned(id, ROWS_AT_A_TIME));
    const isGone = await this.accounts.remove(id);
    if (isGone) this.logger.log({ userId: id }, 'deleted account removed with all its data');
    return isGone;
  }

  private async untilNone(removeSome: () => Promise<number>): Promise<void> {
    while (!this.isStopped && (await removeSome()) > 0);
  }
}
