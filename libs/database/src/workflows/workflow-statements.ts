import type { Statement } from '../connection/sql';

/** Those of the workflows $1 that exist, and who waits for a call. No owner: strangers' webhooks are looked up with it. */
export const FIND_RUNNABLE: Statement = {
  name: 'find_runnable',
  text: `
    SELECT w.id, w.owner_id AS "ownerId", w.active, w.published_version AS "publishedVersion",
      w.latest_version AS "latestVersion", l.id AS "listenerId"
    FROM workflows w LEFT JOIN webhook_listeners l
      ON l.workflow_id = w.id AND l.owner_id = w.owner_id AND l.caught_at IS NULL AND l.expires_at > now()
    WHERE w.id = ANY ($1::uuid[]) AND w.deleted_at IS NULL`,
};

/** How many workflows of owner $1 have each tag, as it is spelled. */
export const COUNT_TAGS: Statement = {
  name: 'count_tags',
  text: `
    SELECT tag, count(*)::int AS count FROM workflows, unnest(tags) AS tag
    WHERE owner_id = $1 AND deleted_at IS NULL GROUP BY tag ORDER BY count DESC, tag`,
};

/** How many workflows of owner $1 are named $2. */
export const COUNT_NAMED: Statement = {
  name: 'count_named',
  text: `
    SELECT count(*)::int AS count FROM workflows WHERE owner_id = $1 AND name = $2 AND deleted_at IS NULL`,
};

/** The newest documents of those of the workflows $2 that are owner $1's and not deleted. */
export const NEWEST_DOCUMENTS: Statement = {
  name: 'newest_documents',
  text: `
    SELECT w.id, v.version, v.document AS "documentJson" FROM workflows w
    JOIN workflow_versions v ON v.workflow_id = w.id AND v.version = w.latest_version
    WHERE w.owner_id = $1 AND w.id = ANY ($2::uuid[]) AND w.deleted_at IS NULL`,
};
