import { CreateUsers1763856000001 } from './1763856000001-create-users';
import { CreateWorkflows1763856000002 } from './1763856000002-create-workflows';
import { CreateExecutions1763856000003 } from './1763856000003-create-executions';
import { CreateExecutionSteps1763856000004 } from './1763856000004-create-execution-steps';
import { CreateWorkers1763856000005 } from './1763856000005-create-workers';
import { GuardEndedExecutions1763856000006 } from './1763856000006-guard-ended-executions';
import { CreateExecutionValues1763856000007 } from './1763856000007-create-execution-values';
import { ParkCancelAndLimitExecutions1763856000008 } from './1763856000008-park-cancel-and-limit-executions';
import { LinkRetries1763856000009 } from './1763856000009-link-retries';
import { CreateApiKeys1763856000010 } from './1763856000010-create-api-keys';
import { CreateStorageEntries1763856000020 } from './1763856000020-create-storage-entries';
import { CreateSessions1763856000021 } from './1763856000021-create-sessions';
import { CreatePersonalTokens1763856000022 } from './1763856000022-create-personal-tokens';
import { MarkDeletedUsers1763856000023 } from './1763856000023-mark-deleted-users';
import { TagWorkflows1763856000030 } from './1763856000030-tag-workflows';
import { SearchWorkflows1763856000031 } from './1763856000031-search-workflows';
import { DescribeVersions1763856000032 } from './1763856000032-describe-versions';
import { PurgeWorkflows1763856000033 } from './1763856000033-purge-workflows';
import { IndexExecutionsByState1763856000035 } from './1763856000035-index-executions-by-state';
import { IndexIdempotencyKeysByAge1763856000036 } from './1763856000036-index-idempotency-keys-by-age';
import { CreateWebhookRefusals1763856000040 } from './1763856000040-create-webhook-refusals';
import { DescribeApiKeys1763856000045 } from './1763856000045-describe-api-keys';
import { CreateWorkflowKeyUses1763856000046 } from './1763856000046-create-workflow-key-uses';
import { CreateExecutionSubsteps1763856000050 } from './1763856000050-create-execution-substeps';
import { CreateLlmUsageDays1763856000051 } from './1763856000051-create-llm-usage-days';
import { CreateLlmBudgets1763856000052 } from './1763856000052-create-llm-budgets';
import { CreateLlmCache1763856000053 } from './1763856000053-create-llm-cache';
import { CreateSchedules1763856000060 } from './1763856000060-create-schedules';
import { NoteScheduledVersions1763856000061 } from './1763856000061-note-scheduled-versions';
import { NoteSchedulerBeats1763856000062 } from './1763856000062-note-scheduler-beats';
import { IndexExecutionsOfSchedules1763856000063 } from './1763856000063-index-executions-of-schedules';
import { NotePublishedVersions1763856000070 } from './1763856000070-note-published-versions';
import { CreateWebhookListeners1763856000140 } from './1763856000140-create-webhook-listeners';

/** Every migration, oldest first. Append only: what was once released never changes. */
export const ALL_MIGRATIONS = [
  CreateUsers1763856000001,
  CreateWorkflows1763856000002,
  CreateExecutions1763856000003,
  CreateExecutionSteps1763856000004,
  CreateWorkers1763856000005,
  GuardEndedExecutions1763856000006,
  CreateExecutionValues1763856000007,
  ParkCancelAndLimitExecutions1763856000008,
  LinkRetries1763856000009,
  CreateApiKeys1763856000010,
  CreateStorageEntries1763856000020,
  CreateSessions1763856000021,
  CreatePersonalTokens1763856000022,
  MarkDeletedUsers1763856000023,
  TagWorkflows1763856000030,
  SearchWorkflows1763856000031,
  DescribeVersions1763856000032,
  PurgeWorkflows1763856000033,
  IndexExecutionsByState1763856000035,
  IndexIdempotencyKeysByAge1763856000036,
  CreateWebhookRefusals1763856000040,
  DescribeApiKeys1763856000045,
  CreateWorkflowKeyUses1763856000046,
  CreateExecutionSubsteps1763856000050,
  CreateLlmUsageDays1763856000051,
  CreateLlmBudgets1763856000052,
  CreateLlmCache1763856000053,
  CreateSchedules1763856000060,
  NoteScheduledVersions1763856000061,
  NoteSchedulerBeats1763856000062,
  IndexExecutionsOfSchedules1763856000063,
  NotePublishedVersions1763856000070,
  CreateWebhookListeners1763856000140,
];

/** Where the database notes which migrations it has. */
export const MIGRATIONS_TABLE = 'schema_migrations';
