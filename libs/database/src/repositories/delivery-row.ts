import type { ExecutionStatus } from '@rex/engine';

/** What became of a call of a webhook. */
export type DeliveryOutcome = 'accepted' | 'refused' | 'duplicate';

/** A call of a webhook in a list. Of accepted ones, whose row is their execution, less is known. */
export interface Delivery {
  id: string;
  outcome: DeliveryOutcome;
  /** Why it started nothing; null for accepted ones. */
  code: string | null;
  reason: string | null;
  /** Null where the input of the execution is so large that it is kept apart. */
  method: string | null;
  path: string | null;
  /** The status it was answered with; null for accepted ones. */
  status: number | null;
  sourceAddress: string | null;
  userAgent: string | null;
  bodyBytes: number | null;
  /** The execution that it started, or of which it is a duplicate. */
  executionId: string | null;
  executionStatus: ExecutionStatus | null;
  createdAt: Date;
}

/** A call of a webhook with what it sent. */
export interface DeliveryDetail extends Delivery {
  /** The input of the execution, of accepted ones. */
  inputJson: string | null;
  /** What a call sent that was not accepted, if it was kept. */
  kept: KeptRequest | null;
}

/** What a call sent, without credentials. */
export interface KeptRequest {
  queryJson: string;
  headersJson: string;
  body: Buffer;
}

/** A call that started nothing, to be stored. */
export interface NewRefusal {
  id: string;
  workflowId: string;
  outcome: Exclude<DeliveryOutcome, 'accepted'>;
  code: string;
  reason: string;
  method: string;
  path: string;
  status: number;
  sourceAddress: string;
  userAgent: string | null;
  bodyBytes: number;
  executionId: string | null;
  kept: KeptRequest | null;
}

/** Columns of a delivery, as the statements select them. */
export interface DeliveryRow {
  id: string;
  outcome: DeliveryOutcome;
  code: string | null;
  reason: string | null;
  method: string | null;
  path: string | null;
  status: number | null;
  source_address: string | null;
  user_agent: string | null;
  body_bytes: number | null;
  execution_id: string | null;
  execution_status: ExecutionStatus | null;
  created_at: Date;
  /** The beginning of the input of an execution. */
  input_head: string | null;
}

/** A row as the outside knows it. */
export function toDelivery(row: DeliveryRow): Delivery {
  const request = row.input_head === null ? row : requestOf(row.input_head);
  return {
    id: row.id,
    outcome: row.outcome,
    code: row.code,
    reason: row.reason,
    method: request.method,
    path: request.path,
    status: row.status,
    sourceAddress: row.source_address,
    userAgent: row.user_agent,
    bodyBytes: row.body_bytes,
    executionId: row.execution_id,
    executionStatus: row.execution_status,
    createdAt: row.created_at,
  };
}

/** A webhook's input starts with its method and path, so the beginning of the text tells them. */
const REQUEST = /^\{"method":("[A-Z]+"),"path":("(?:[^"\\]|\\.)*")/;

function requestOf(inputHead: string): { method: string | null; path: string | null } {
  const [, method, path] = REQUEST.exec(inputHead) ?? [];
  if (method === undefined || path === undefined) return { method: null, path: null };
  return { method: JSON.parse(method) as string, path: JSON.parse(path) as string };
}
