import type { Sql } from '../connection/sql';
import { isUuid } from '../repositories/is-uuid';
import type { SignedInUser } from './signed-in-user';
import {
  END_SESSION,
  END_SESSION_OF_TOKEN,
  FIND_SESSION_USER,
  LIST_SESSIONS,
  LOCK_SESSION,
  OPEN_SESSION,
  PRUNE_SESSION_TOKENS,
  PRUNE_SESSIONS,
  REFRESH_SESSION,
} from './session-statements';

/** A session to open. */
export interface NewSession {
  id: string;
  /** SHA-256 of its first refresh token. */
  tokenHash: Buffer;
  /** The user's password hash as it was when the password was checked. */
  passwordHash: string;
  userAgent: string;
  days: number;
}

/** A session as its owner sees it. */
export interface SessionRow {
  id: string;
  userAgent: string;
  createdAt: Date;
  /** When it was last refreshed. */
  lastUsedAt: Date;
  expiresAt: Date;
}

/**
 * What came of showing a refresh token. `rotated`: the new hash counts now. `raced`: it was rotated a moment ago, by another tab of
 * the same browser. `ended`: unknown, expired, or used before, and then its session is gone.
 */
export type RefreshOutcome =
  { kind: 'rotated' | 'raced'; sessionId: string; user: SignedInUser } | { kind: 'ended' };

interface RefreshRow extends SignedInUser {
  outcome: 'rotated' | 'raced' | 'reused';
  sessionId: string;
}

/** Sign-ins, each with a line of refresh tokens of which the last one counts. */
export class SessionsRepository {
  constructor(private readonly sql: Sql) {}

  /** False when the account is gone or its password was changed meanwhile. */
  async open(
    ownerId: string,
    { id, tokenHash, passwordHash, userAgent, days }: NewSession,
  ): Promise<boolean> {
    const values = [id, ownerId, tokenHash, days, userAgent, passwordHash];
    return (await this.sql.run(OPEN_SESSION, values)).length === 1;
  }

  /** Who is behind a session. Undefined when it has ended. */
  async findUser(ownerId: string, sessionId: string): Promise<SignedInUser | undefined> {
    if (!isUuid(ownerId) || !isUuid(sessionId)) return undefined;
    const [user] = await this.sql.runIdempotent<SignedInUser>(FIND_SESSION_USER, [ownerId, sessionId]);
    return user;
  }

  /** Shows a refresh token, by its hash, to have it replaced. */
  async refresh(
    tokenHash: Buffer,
    next: { tokenHash: Buffer; userAgent: string; days: number },
  ): Promise<RefreshOutcome> {
    const [row] = await this.sql.runAfter<RefreshRow>(
      { statement: LOCK_SESSION, values: [tokenHash] },
      { statement: REFRESH_SESSION, values: [tokenHash, next.tokenHash, next.days, next.userAgent] },
    );
    if (!row || row.outcome === 'reused') return { kind: 'ended' };
    const { outcome, sessionId, id, email, name, createdAt } = row;
    return { kind: outcome, sessionId, user: { id, email, name, createdAt } };
  }

  async list(ownerId: string): Promise<SessionRow[]> {
    return this.sql.runIdempotent<SessionRow>(LIST_SESSIONS, [ownerId]);
  }

  /** False when there is none. */
  async end(ownerId: string, sessionId: string): Promise<boolean> {
    if (!isUuid(sessionId)) return false;
    return (await this.sql.run(END_SESSION, [ownerId, sessionId])).length === 1;
  }

  /** Ends the session that a refresh token belongs to, if there is one. */
  async endByToken(tokenHash: Buffer): Promise<void> {
    await this.sql.runIdempotent(END_SESSION_OF_TOKEN, [tokenHash]);
  }

  /** Removes up to `limit` sessions that have expired; says how many. */
  async pruneSessions(limit: number): Promise<number> {
    return (await this.sql.runIdempotent(PRUNE_SESSIONS, [limit])).length;
  }

  /** Removes up to `limit` tokens that were rotated longer ago than cookies live; says how many. */
  async pruneTokens(limit: number, days: number): Promise<number> {
    return (await this.sql.runIdempotent(PRUNE_SESSION_TOKENS, [limit, days])).length;
  }
}
