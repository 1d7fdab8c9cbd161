import { HttpException, Injectable, Logger } from '@nestjs/common';
import { ExecutionsRepository } from '@rex/database';
import { OperationalError, UserError } from '@rex/platform';
import type { CurrentUser } from '../../auth/current-user.decorator';
import { ExecutionControlService, ended, notEnded } from '../execution-control.service';
import { fromCursor, toCursor } from '../../common/cursor';
import { actOnAll, type ActOptions } from './act-on-all';
import { fittingStatuses, selectionOf, type BulkSelection } from './bulk-selection';
import {
  MAX_BULK,
  type BulkAction,
  type BulkRequest,
  type BulkResponse,
  type BulkRetryRequest,
  type BulkSkippedResponse,
} from './bulk.dto';

/** Leaves the answer well within the patience of browsers and proxies. */
const MAX_BULK_MS = 15_000;
/** Deleting is one statement for all. */
const DELETE_BATCH = 100;
/** Others go one by one, a few at a time: the pool of connections is everybody's. */
const SINGLE_BATCH = 4;

/** What a request acts on. */
interface Targets {
  ids: string[];
  matched: number;
  /** Of the ids asked for, those that are unknown or in another state. */
  unfit: BulkSkippedResponse[];
}

/** One action on many executions, by the rules of the single one. */
@Injectable()
export class BulkExecutionsService {
  private readonly logger = new Logger(BulkExecutionsService.name);

  constructor(
    private readonly control: ExecutionControlService,
    private readonly executions: ExecutionsRepository,
  ) {}

  cancel(user: CurrentUser, request: BulkRequest): Promise<BulkResponse> {
    return this.run(
      user,
      'cancel',
      request,
      this.oneByOne((id) => this.control.cancel(user, id)),
    );
  }

  retry(user: CurrentUser, { version, ...request }: BulkRetryRequest): Promise<BulkResponse> {
    const retry = (id: string) => this.control.retry(user, id, { version: version ?? 'same' }, 0);
    return this.run(user, 'retry', request, this.oneByOne(retry));
  }

  delete(user: CurrentUser, request: BulkRequest): Promise<BulkResponse> {
    const act = async (ids: string[]) => {
      const found = await this.executions.deleteEnded(user.id, ids);
      return ids.flatMap((id) => unfitFor('delete', id, found.get(id)) ?? []);
    };
    return this.run(user, 'delete', request, { batchSize: DELETE_BATCH, act });
  }

  private async run(
    user: CurrentUser,
    action: BulkAction,
    request: BulkRequest,
    how: Pick<ActOptions<BulkSkippedResponse>, 'batchSize' | 'act'>,
  ): Promise<BulkResponse> {
    const latestAt = performance.now() + MAX_BULK_MS;
    const selection = selectionOf(action, request);
    const before = request.cursor == null ? undefined : fromCursor(request.cursor);
    const dryRun = request.dryRun ?? false;
    const { ids, matched, unfit } = await this.find(user, action, selection, before, dryRun);
    const isLate = () => performance.now() > latestAt;
    const { done, skipped, tried } = await actOnAll(dryRun ? [] : ids, { ...how, isLate });
    const remaining = Math.max(matched - tried, 0);
    const last = ids[tried - 1];
    return {
      ...{ action, dryRun, matched, done, skipped: [...unfit, ...skipped], remaining },
      nextCursor: remaining > 0 && last !== undefined ? toCursor(last) : null,
    };
  }

  private async find(
    user: CurrentUser,
    action: BulkAction,
    selection: BulkSelection,
    before: string | undefined,
    dryRun: boolean,
  ): Promise<Targets> {
    if (selection.kind === 'filter') {
      const matched = await this.executions.count(user.id, selection.filter, before);
      const ids = dryRun
        ? []
        : await this.executions.findIds(user.id, selection.filter, { before, limit: MAX_BULK });
      return { ids, matched: Math.max(matched, ids.length), unfit: [] };
    }
    // Newest first, as in the list, so that a cursor means the same.
    const asked = selection.ids
      .toSorted()
      .reverse()
      .filter((id) => before === undefined || id < before);
    const found = await this.executions.findStatuses(user.id, asked);
    const unfit = asked.flatMap((id) => unfitFor(action, id, found.get(id)) ?? []);
    const left = new Set(unfit.map((each) => each.executionId));
    const ids = asked.filter((id) => !left.has(id));
    return { ids, matched: ids.length, unfit };
  }

  private oneByOne(act: (id: string) => Promise<unknown>) {
    const attempt = (id: string) =>
      act(id).then(
        () => [],
        (error: unknown) => [this.refused(id, error)],
      );
    return {
      batchSize: SINGLE_BATCH,
      act: async (ids: string[]) => {
        const settled = await Promise.allSettled(ids.map(attempt));
        const outcomes = settled.map((each, at) =>
          each.status === 'fulfilled' ? each.value : [notDone(ids[at] ?? '', each.reason as unknown)],
        );
        // Only a batch of which nothing was done may be tried again: an execution is not to be repeated twice.
        const failed = settled.filter((each) => each.status === 'rejected');
        if (failed[0] && failed.length === settled.length) throw failed[0].reason;
        return outcomes.flat();
      },
    };
  }

  /** @throws OperationalError the database's: others would fare no better */
  private refused(executionId: string, error: unknown): BulkSkippedResponse {
    if (error instanceof OperationalError) throw error;
    if (error instanceof UserError) return { executionId, code: error.code, message: error.message };
    if (error instanceof HttpException && error.getStatus() === 404) return unknown(executionId);
    this.logger.error({ err: error, executionId }, 'action on one of many executions failed');
    return { executionId, code: 'internal-error', message: 'Something went wrong on our side.' };
  }
}

/** The database went away while others of the batch were done. @throws what is no OperationalError */
function notDone(executionId: string, error: unknown): BulkSkippedResponse {
  if (!(error instanceof OperationalError)) throw error;
  return { executionId, code: error.code, message: error.message };
}

/** Why the action does not fit an execution in this state (undefined: there is none); undefined when it does. */
function unfitFor(
  action: BulkAction,
  executionId: string,
  status: Parameters<typeof ended>[0] | undefined,
): BulkSkippedResponse | undefined {
  if (status === undefined) return unknown(executionId);
  if (fittingStatuses(action).includes(status)) return undefined;
  const { code, message } = action === 'cancel' ? ended(status) : notEnded(status);
  return { executionId, code, message };
}

function unknown(executionId: string): BulkSkippedResponse {
  return { executionId, code: 'not-found', message: 'There is no such execution.' };
}
