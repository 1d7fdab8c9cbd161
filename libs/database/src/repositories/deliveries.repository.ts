import type { Sql } from '../connection/sql';
import {
  toDelivery,
  type Delivery,
  type DeliveryDetail,
  type DeliveryOutcome,
  type DeliveryRow,
  type NewRefusal,
} from './delivery-row';
import {
  ADD_REFUSALS,
  addRefusalsValues,
  FIND_DELIVERY,
  LIST_DELIVERIES,
  PRUNE_REFUSALS,
  TRIM_REFUSALS,
} from './delivery-statements';
import { LAST_ID } from './id-range';
import { isUuid } from './is-uuid';

/** Most calls that started nothing which are kept of one workflow: strangers can make them. */
const MAX_REFUSALS_OF_WORKFLOW = 200;

/** How long they are kept. */
const RETENTION_DAYS = 30;

/** Which deliveries to list. */
export interface DeliveryListFilter {
  outcome?: DeliveryOutcome;
  /** `nextCursor` of the page before. */
  cursor?: string;
  limit: number;
}

/** The delivery log of webhooks: executions that they started, and calls that started nothing. */
export class DeliveriesRepository {
  constructor(private readonly sql: Sql) {}

  /** A page of deliveries, newest first. A cursor that is none gives an empty page. */
  async list(
    ownerId: string,
    workflowId: string,
    { outcome, cursor = LAST_ID, limit }: DeliveryListFilter,
  ): Promise<{ items: Delivery[]; nextCursor: string | null }> {
    if (!isUuid(cursor) || !isUuid(workflowId)) return { items: [], nextCursor: null };
    // One row more than asked tells whether there is a next page.
    const values = [ownerId, workflowId, cursor, outcome ?? null, limit + 1];
    const rows = await this.sql.runIdempotent<DeliveryRow>(LIST_DELIVERIES, values);
    const items = rows.slice(0, limit).map(toDelivery);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async find(ownerId: string, workflowId: string, id: string): Promise<DeliveryDetail | undefined> {
    if (!isUuid(workflowId) || !isUuid(id)) return undefined;
    type DetailRow = DeliveryRow & {
      input: string | null;
      query: string | null;
      headers: string | null;
      body: Buffer | null;
    };
    const [row] = await this.sql.runIdempotent<DetailRow>(FIND_DELIVERY, [ownerId, workflowId, id]);
    if (!row) return undefined;
    const { query: queryJson, headers: headersJson, body } = row;
    const isKept = queryJson !== null && headersJson !== null && body !== null;
    // Of a large input the beginning is read with it.
    const shown = row.input === null ? row : { ...row, input_head: row.input };
    return {
      ...toDelivery(shown),
      inputJson: row.input,
      kept: isKept ? { queryJson, headersJson, body } : null,
    };
  }

  /** Stores calls that started nothing, and lets go of the oldest where a workflow has too many. */
  async addRefusals(rows: NewRefusal[]): Promise<void> {
    const known = rows.filter((each) => isUuid(each.workflowId));
    if (known.length === 0) return;
    await this.sql.runIdempotent(ADD_REFUSALS, addRefusalsValues(known));
    const workflowIds = [...new Set(known.map((each) => each.workflowId))];
    await this.sql.runIdempotent(TRIM_REFUSALS, [workflowIds, MAX_REFUSALS_OF_WORKFLOW]);
  }

  /** Removes calls that started nothing and are older than 30 days, at most so many; gives how many there were. */
  async pruneDeliveries(limit: number): Promise<number> {
    const values = [limit, RETENTION_DAYS];
    const [row] = await this.sql.runIdempotent<{ count: number }>(PRUNE_REFUSALS, values);
    return row?.count ?? 0;
  }
}
