import type { Statement } from '../connection/sql';
import type { WorkflowVersionRow } from './version-row';

const VERSION = `
      v.version, v.created_at, v.message, v.node_count, v.version = w.published_version AS is_published,
      v.version = w.latest_version AS is_latest, u.id AS author_id, u.name AS author_name, u.email AS author_email
    FROM workflows w JOIN workflow_versions v ON v.workflow_id = w.id LEFT JOIN users u ON u.id = v.author_id
    WHERE w.owner_id = $1 AND w.id = $2 AND w.deleted_at IS NULL`;

/** A page of $3 versions from the $4th on, of workflow $2 of owner $1, newest first. */
export const LIST_VERSIONS: Statement = {
  name: 'list_versions',
  text: `SELECT ${VERSION} ORDER BY v.version DESC LIMIT $3 OFFSET $4`,
};

/** How many versions workflow $2 of owner $1 has; no row when there is no such workflow. */
export const COUNT_VERSIONS: Statement = {
  name: 'count_versions',
  text: `
    SELECT (SELECT count(*)::int FROM workflow_versions v WHERE v.workflow_id = w.id) AS total
    FROM workflows w WHERE w.owner_id = $1 AND w.id = $2 AND w.deleted_at IS NULL`,
};

/** Version $3 of workflow $2 of owner $1, with its document. */
export const FIND_VERSION: Statement = {
  name: 'find_version',
  text: `SELECT v.document, ${VERSION} AND v.version = $3`,
};

/** A row of LIST_VERSIONS. */
export interface VersionRow {
  version: number;
  created_at: Date;
  message: string | null;
  node_count: number | null;
  is_published: boolean | null;
  is_latest: boolean;
  author_id: string | null;
  author_name: string | null;
  author_email: string;
}

/** A row as the outside knows it. */
export function toVersionRow(row: VersionRow): WorkflowVersionRow {
  return {
    version: row.version,
    createdAt: row.created_at,
    author:
      row.author_id === null ? null : { id: row.author_id, name: row.author_name, email: row.author_email },
    message: row.message,
    nodeCount: row.node_count,
    isPublished: row.is_published === true,
    isLatest: row.is_latest,
  };
}
