import type { ExecutionFilterRequest } from '../api/openapi';
import type { ExecutionStatus, TriggerType } from '../api/types';

export const STATUSES = ['running', 'pending', 'waiting', 'failed', 'completed', 'cancelled'] as const;
export const TRIGGERS = ['manual', 'webhook', 'schedule'] as const;
/** Spans that end now. */
export const SPANS = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 } as const;
export type Span = keyof typeof SPANS;

/** Which executions are shown. Null and empty: any. */
export interface ListFilter {
  statuses: readonly ExecutionStatus[];
  workflowId: string | null;
  trigger: TriggerType | null;
  /** A span that ends now, or between two times as the field for times writes them (`2026-11-01T12:00`, local). */
  span: Span | null;
  from: string | null;
  to: string | null;
  error: string;
  retryOf: string | null;
}

export const ANY: ListFilter = {
  ...{
    statuses: [],
    workflowId: null,
    trigger: null,
    span: null,
    from: null,
    to: null,
    error: '',
    retryOf: null,
  },
};

/** The filter as the address has it. */
export type FilterParams = Partial<
  Record<'status' | 'workflow' | 'trigger' | 'span' | 'from' | 'to' | 'error' | 'retryOf', string>
>;

/** Reads the address; what it does not know is left out. */
export function readFilter(params: FilterParams): ListFilter {
  const named = (params.status ?? '').split(',');
  const has = <Word extends string>(words: readonly Word[], word: string | undefined): Word | null =>
    words.find((each) => each === word) ?? null;
  return {
    statuses: STATUSES.filter((status) => named.includes(status)),
    workflowId: params.workflow || null,
    trigger: has(TRIGGERS, params.trigger),
    span: has(Object.keys(SPANS) as Span[], params.span),
    from: timeOf(params.from),
    to: timeOf(params.to),
    error: (params.error ?? '').trim().slice(0, 200),
    retryOf: params.retryOf || null,
  };
}

/** The address of a filter; what is null leaves it. */
export function filterParams(filter: ListFilter): Record<keyof FilterParams, string | null> {
  return {
    status: filter.statuses.length === 0 ? null : filter.statuses.join(','),
    workflow: filter.workflowId,
    trigger: filter.trigger,
    span: filter.span,
    from: filter.from,
    to: filter.to,
    error: filter.error === '' ? null : filter.error,
    retryOf: filter.retryOf,
  };
}

/** The filter as the API takes it, at a time. */
export function filterRequest(filter: ListFilter, nowMs: number): ExecutionFilterRequest {
  const after = filter.span === null ? filter.from : nowMs - SPANS[filter.span];
  const before = filter.span === null ? filter.to : null;
  return {
    ...(filter.statuses.length === 0 ? {} : { status: [...filter.statuses] }),
    ...(filter.workflowId === null ? {} : { workflowId: filter.workflowId }),
    ...(filter.trigger === null ? {} : { trigger: filter.trigger }),
    ...(after === null ? {} : { createdAfter: new Date(after).toISOString() }),
    ...(before === null ? {} : { createdBefore: new Date(before).toISOString() }),
    ...(filter.error === '' ? {} : { error: filter.error }),
    ...(filter.retryOf === null ? {} : { retryOf: filter.retryOf }),
  };
}

/** True when every execution is meant. */
export function isAny(filter: ListFilter): boolean {
  return Object.values(filterParams(filter)).every((value) => value === null);
}

function timeOf(text: string | undefined): string | null {
  return text === undefined || Number.isNaN(Date.parse(text)) ? null : text;
}
