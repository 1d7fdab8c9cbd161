import type { QueryResultRow } from 'pg';
import type { Sql, Statement } from '../connection/sql';
import { isUuid } from './is-uuid';

/** Somebody who waits for the next call of a webhook, or did. */
export interface WebhookListener {
  id: string;
  expiresAt: Date;
  /** By the clock of the database. */
  isExpired: boolean;
  caughtAt: Date | null;
  /** What the call started; null until it has. */
  executionId: string | null;
  /** Why the latest call that came was not the one. */
  refusal: string | null;
}

const COLUMNS = `l.id, l.expires_at AS "expiresAt", l.expires_at <= now() AS "isExpired", l.caught_at AS "caughtAt",
      l.execution_id AS "executionId", l.refusal`;

/** Listener $3 of workflow $2 of owner $1, while it waits. */
const WAITING = `l.owner_id = $1 AND l.workflow_id = $2 AND l.id = $3 AND l.caught_at IS NULL`;

const OPEN_LISTENER: Statement = {
  name: 'open_webhook_listener',
  text: `
    INSERT INTO webhook_listeners AS l (workflow_id, id, owner_id, expires_at)
    SELECT w.id, $3::uuid, w.owner_id, now() + make_interval(secs => $4::int) FROM workflows w
    WHERE w.owner_id = $1 AND w.id = $2 AND w.deleted_at IS NULL
    ON CONFLICT (workflow_id) DO UPDATE SET id = excluded.id, owner_id = excluded.owner_id,
      expires_at = excluded.expires_at, caught_at = NULL, execution_id = NULL, refusal = NULL
    RETURNING ${COLUMNS}`,
};

const FIND_LISTENER: Statement = {
  name: 'find_webhook_listener',
  text: `SELECT ${COLUMNS} FROM webhook_listeners l WHERE l.owner_id = $1 AND l.workflow_id = $2`,
};

const CLOSE_LISTENER: Statement = {
  name: 'close_webhook_listener',
  text: 'DELETE FROM webhook_listeners l WHERE l.owner_id = $1 AND l.workflow_id = $2',
};

const CATCH: Statement = {
  name: 'catch_webhook_call',
  text: `
    UPDATE webhook_listeners l SET caught_at = now(), execution_id = $4, refusal = NULL
    WHERE ${WAITING} AND l.expires_at > now() RETURNING l.id`,
};

const NOTE_EXECUTION: Statement = {
  name: 'note_caught_execution',
  text: `
    UPDATE webhook_listeners l SET execution_id = $4
    WHERE l.owner_id = $1 AND l.workflow_id = $2 AND l.id = $3 AND l.caught_at IS NOT NULL AND l.execution_id IS NULL`,
};

const RELEASE: Statement = {
  name: 'release_webhook_listener',
  text: `
    UPDATE webhook_listeners l SET caught_at = NULL, refusal = $4
    WHERE l.owner_id = $1 AND l.workflow_id = $2 AND l.id = $3 AND l.execution_id IS NULL`,
};

/** Those who wait for the next call of a webhook. */
export class WebhookListenersRepository {
  constructor(private readonly sql: Sql) {}

  /** Waits from now on; who waited before does not any more. Undefined: there is no such workflow. */
  async open(
    ownerId: string,
    workflowId: string,
    id: string,
    seconds: number,
  ): Promise<WebhookListener | undefined> {
    if (!isUuid(workflowId)) return undefined;
    const values = [ownerId, workflowId, id, seconds];
    const [row] = await this.sql.run<WebhookListener & QueryResultRow>(OPEN_LISTENER, values);
    return row;
  }

  async find(ownerId: string, workflowId: string): Promise<WebhookListener | undefined> {
    if (!isUuid(workflowId)) return undefined;
    const values = [ownerId, workflowId];
    const [row] = await this.sql.runIdempotent<WebhookListener & QueryResultRow>(FIND_LISTENER, values);
    return row;
  }

  async close(ownerId: string, workflowId: string): Promise<void> {
    if (isUuid(workflowId)) await this.sql.run(CLOSE_LISTENER, [ownerId, workflowId]);
  }

  /** Takes a call for a listener that still waits; one backend can. `executionId` is null when it is yet to be started. */
  async catch(ownerId: string, workflowId: string, id: string, executionId: string | null): Promise<boolean> {
    const rows = await this.sql.run(CATCH, [ownerId, workflowId, id, executionId]);
    return rows.length > 0;
  }

  async noteExecution(ownerId: string, workflowId: string, id: string, executionId: string): Promise<void> {
    await this.sql.run(NOTE_EXECUTION, [ownerId, workflowId, id, executionId]);
  }

  /** A call came that started nothing: the listener waits on, and can be told why. */
  async release(ownerId: string, workflowId: string, id: string, refusal: string): Promise<void> {
    await this.sql.run(RELEASE, [ownerId, workflowId, id, refusal]);
  }
}
