import { Inject, Injectable } from '@nestjs/common';
import {
  DeliveriesRepository,
  LlmBudgetsRepository,
  LlmCacheRepository,
  RetentionRepository,
  ScheduleRetentionRepository,
  SessionsRepository,
  StorageRepository,
  WorkflowBinRepository,
} from '@rex/database';
import type { ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../common/app-config';
import { ExcessPruner } from './excess-pruner';
import type { Pruner } from './pruner';
import { SlotExcessPruner } from './slot-excess-pruner';

/** Slots that are kept of one schedule: a month of one that is due every minute. */
const SLOTS_OF_SCHEDULE = 50_000;

/** Everything that is not kept for ever. A new kind of rows gets a line here. */
@Injectable()
export class PrunerList {
  readonly all: readonly Pruner[];

  constructor(
    @Inject(APP_CONFIG) config: ServerConfig,
    retention: RetentionRepository,
    storage: StorageRepository,
    bin: WorkflowBinRepository,
    deliveries: DeliveriesRepository,
    sessions: SessionsRepository,
    llmBudgets: LlmBudgetsRepository,
    llmCache: LlmCacheRepository,
    schedules: ScheduleRetentionRepository,
  ) {
    const { BIN_DAYS, RETENTION_DAYS, RETENTION_DRAFT_VERSIONS, RETENTION_MAX_EXECUTIONS, SESSION_DAYS } =
      config;
    this.all = [
      ...(RETENTION_DAYS > 0
        ? [
            {
              name: 'old executions',
              prune: (limit: number) => retention.pruneOldExecutions(RETENTION_DAYS, limit),
            },
            {
              name: 'old schedule slots',
              prune: (limit: number) => schedules.pruneOldSlots(RETENTION_DAYS, limit),
            },
            {
              name: 'stopped schedules',
              prune: (limit: number) => schedules.pruneStopped(RETENTION_DAYS, limit),
            },
          ]
        : []),
      ...(RETENTION_MAX_EXECUTIONS > 0 ? [new ExcessPruner(retention, RETENTION_MAX_EXECUTIONS)] : []),
      ...(RETENTION_DRAFT_VERSIONS > 0
        ? [
            {
              name: 'old drafts',
              prune: (limit: number) => retention.pruneDrafts(RETENTION_DRAFT_VERSIONS, limit),
            },
          ]
        : []),
      new SlotExcessPruner(schedules, SLOTS_OF_SCHEDULE),
      { name: 'idempotency keys', prune: (limit) => retention.pruneKeys(limit) },
      { name: 'storage entries', prune: (limit) => storage.pruneExpired(limit) },
      { name: 'deleted workflows', prune: (limit) => bin.purgeDeleted(limit, BIN_DAYS) },
      { name: 'webhook deliveries', prune: (limit) => deliveries.pruneDeliveries(limit) },
      { name: 'sessions', prune: (limit) => sessions.pruneSessions(limit) },
      { name: 'session tokens', prune: (limit) => sessions.pruneTokens(limit, SESSION_DAYS) },
      { name: 'reservations of budgets', prune: (limit) => llmBudgets.pruneReservations(limit) },
      { name: 'cached answers of models', prune: (limit) => llmCache.prune(limit) },
      { name: 'workers', prune: (limit) => retention.pruneWorkers(limit) },
    ];
  }
}
