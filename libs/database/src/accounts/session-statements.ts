import type { Statement } from '../connection/sql';

/** Sessions that one user may have; a sign-in beyond them ends the one that was unused the longest. */
export const MAX_SESSIONS = 500;

/**
 * In how many seconds the token before the last may still be shown. Two tabs of one browser that wake up together send the same
 * cookie; whoever comes second is no thief.
 */
const REUSE_GRACE_SECONDS = 10;

/**
 * Opens session $1 of user $2 with the token hash $3, for $4 days, on the device $5, as long as the password is still the one that
 * was checked ($6).
 */
export const OPEN_SESSION: Statement = {
  name: 'open_session',
  text: `
    WITH opened AS (
      INSERT INTO sessions (id, owner_id, user_agent, expires_at)
      SELECT $1, u.id, $5, now() + $4::int * interval '1 day'
      FROM users u WHERE u.id = $2 AND u.deleted_at IS NULL AND u.password_hash = $6
      FOR SHARE
      RETURNING id
    ), issued AS (
      INSERT INTO session_tokens (token_hash, session_id, generation) SELECT $3, id, 1 FROM opened
    ), crowded AS (
      DELETE FROM sessions WHERE id IN (
        SELECT id FROM sessions WHERE owner_id = $2
        ORDER BY last_used_at DESC, id DESC OFFSET ${MAX_SESSIONS - 1} FOR UPDATE SKIP LOCKED)
    )
    SELECT id FROM opened`,
};

/** Who session $2 of user $1 is; nothing when it has ended or the account is gone. Asked on every request. */
export const FIND_SESSION_USER: Statement = {
  name: 'find_session_user',
  text: `
    SELECT u.id, u.email, u.name, u.created_at AS "createdAt"
    FROM sessions s JOIN users u ON u.id = s.owner_id
    WHERE s.id = $2 AND s.owner_id = $1 AND s.expires_at > now() AND u.deleted_at IS NULL`,
};

/** Locks the session of token hash $1: whoever rotates or ends it meanwhile comes before or after. */
export const LOCK_SESSION: Statement = {
  name: 'lock_session',
  text: `
    SELECT id FROM sessions WHERE id = (SELECT session_id FROM session_tokens WHERE token_hash = $1) FOR UPDATE`,
};

/**
 * What the token hash $1 is good for, after LOCK_SESSION. The newest is rotated: hash $2 takes its place, and the session lives $3
 * more days. The one before may be shown for a short while still. Any other was used before: the session ends.
 */
export const REFRESH_SESSION: Statement = {
  name: 'refresh_session',
  text: `
    WITH shown AS MATERIALIZED (
      SELECT t.token_hash, s.id AS session_id, s.generation, u.id, u.email, u.name, u.created_at,
        CASE
          WHEN t.rotated_at IS NULL THEN 'rotated'
          WHEN t.generation = s.generation - 1
            AND t.rotated_at > clock_timestamp() - interval '${REUSE_GRACE_SECONDS} seconds' THEN 'raced'
          ELSE 'reused'
        END AS outcome
      FROM session_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.owner_id
      WHERE t.token_hash = $1 AND s.expires_at > now() AND u.deleted_at IS NULL
    ), retired AS (
      UPDATE session_tokens t SET rotated_at = clock_timestamp()
      FROM shown WHERE t.token_hash = shown.token_hash AND shown.outcome = 'rotated'
    ), issued AS (
      INSERT INTO session_tokens (token_hash, session_id, generation)
      SELECT $2, session_id, generation + 1 FROM shown WHERE outcome = 'rotated'
    ), kept AS (
      UPDATE sessions s SET generation = s.generation + 1, last_used_at = now(), user_agent = $4,
        expires_at = now() + $3::int * interval '1 day'
      FROM shown WHERE s.id = shown.session_id AND shown.outcome = 'rotated'
    ), ended AS (
      DELETE FROM sessions s USING shown WHERE s.id = shown.session_id AND shown.outcome = 'reused'
    )
    SELECT outcome, session_id AS "sessionId", id, email, name, created_at AS "createdAt" FROM shown`,
};

/** The sessions of user $1, last used first. */
export const LIST_SESSIONS: Statement = {
  name: 'list_sessions',
  text: `
    SELECT id, user_agent AS "userAgent", created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
    FROM sessions WHERE owner_id = $1 AND expires_at > now()
    ORDER BY last_used_at DESC, id DESC`,
};

/** Ends session $2 of user $1. */
export const END_SESSION: Statement = {
  name: 'end_session',
  text: 'DELETE FROM sessions WHERE id = $2 AND owner_id = $1 AND expires_at > now() RETURNING id',
};

/** Ends the session of token hash $1, whether it is the newest or was rotated. */
export const END_SESSION_OF_TOKEN: Statement = {
  name: 'end_session_of_token',
  text: 'DELETE FROM sessions WHERE id = (SELECT session_id FROM session_tokens WHERE token_hash = $1)',
};

/** Removes up to $1 sessions that nobody can go on with. */
export const PRUNE_SESSIONS: Statement = {
  name: 'prune_sessions',
  text: `
    DELETE FROM sessions WHERE id = ANY (ARRAY(
      SELECT id FROM sessions WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING id`,
};

/** Removes up to $1 tokens that were rotated $2 days ago: no browser keeps a cookie for longer. */
export const PRUNE_SESSION_TOKENS: Statement = {
  name: 'prune_session_tokens',
  text: `
    DELETE FROM session_tokens WHERE token_hash = ANY (ARRAY(
      SELECT token_hash FROM session_tokens WHERE rotated_at <= now() - $2::int * interval '1 day'
      ORDER BY rotated_at LIMIT $1 FOR UPDATE SKIP LOCKED))
    RETURNING session_id AS id`,
};
