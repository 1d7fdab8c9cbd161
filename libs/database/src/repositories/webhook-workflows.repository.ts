import type { QueryResultRow } from 'pg';
import type { Sql, Statement } from '../connection/sql';
import { LAST_ID } from './id-range';
import { isUuid } from './is-uuid';

/** A workflow whose newest version has a webhook trigger, or whose published version may have one. */
export interface WebhookWorkflow {
  workflowId: string;
  name: string;
  active: boolean;
  version: number;
  publishedVersion: number | null;
}

/** Workflows of owner $1 that may have a webhook, newest first, older than $2, at most $3. */
const LIST: Statement = {
  name: 'list_webhook_workflows',
  text: `
    SELECT w.id AS "workflowId", w.name, w.active, w.latest_version AS version, w.published_version AS "publishedVersion"
    FROM workflows w
    WHERE w.owner_id = $1 AND w.deleted_at IS NULL AND w.id < $2
      AND ('webhook-trigger' = ANY (w.trigger_types) OR w.published_version <> w.latest_version)
    ORDER BY w.id DESC LIMIT $3`,
};

/** Finds workflows by their webhooks. */
export class WebhookWorkflowsRepository {
  constructor(private readonly sql: Sql) {}

  /** A page, and the cursor behind it. A cursor that is none gives an empty page. */
  async list(
    ownerId: string,
    { cursor = LAST_ID, limit }: { cursor?: string; limit: number },
  ): Promise<{ items: WebhookWorkflow[]; nextCursor: string | null }> {
    if (!isUuid(cursor)) return { items: [], nextCursor: null };
    const values = [ownerId, cursor, limit + 1];
    const rows = await this.sql.runIdempotent<WebhookWorkflow & QueryResultRow>(LIST, values);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.workflowId ?? null) : null };
  }
}
