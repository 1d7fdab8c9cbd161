import { UserError } from '@rex/platform';
import type { Sql } from '../connection/sql';
import { isUuid } from '../repositories/is-uuid';
import { LOCK_ACCOUNT } from '../repositories/user-statements';
import {
  CREATE_PERSONAL_TOKEN,
  DELETE_PERSONAL_TOKEN,
  FIND_TOKEN_USER,
  LIST_PERSONAL_TOKENS,
  NOTE_TOKEN_USE,
} from './personal-token-statements';
import type { SignedInUser } from './signed-in-user';

/** What a personal access token may allow. None implies another. */
export type TokenScope = 'read' | 'run' | 'write';

/** A personal access token as its owner sees it: everything but the token. */
export interface PersonalTokenRow {
  id: string;
  name: string;
  scopes: TokenScope[];
  lastFour: string;
  createdAt: Date;
  /** To the minute. */
  lastUsedAt: Date | null;
  expiresAt: Date;
}

/** A token to make; `tokenHash` is its SHA-256. */
export interface NewPersonalToken extends Pick<PersonalTokenRow, 'id' | 'name' | 'scopes' | 'lastFour'> {
  tokenHash: Buffer;
  days: number;
}

/** Who shows a token, and what it allows. */
export interface TokenUser extends SignedInUser {
  tokenId: string;
  scopes: TokenScope[];
  /** Whether `noteUsed` would change nothing. */
  isUseNoted: boolean;
}

/** Personal access tokens: named, scoped, expiring; kept as hashes. */
export class PersonalTokensRepository {
  constructor(private readonly sql: Sql) {}

  /** @throws UserError `too-many-tokens` (422) */
  async create(
    ownerId: string,
    token: NewPersonalToken,
    { maxTokens }: { maxTokens: number },
  ): Promise<PersonalTokenRow> {
    const { id, name, scopes, tokenHash, lastFour, days } = token;
    const [row] = await this.sql.runAfter<PersonalTokenRow>(
      { statement: LOCK_ACCOUNT, values: [ownerId] },
      {
        statement: CREATE_PERSONAL_TOKEN,
        values: [id, ownerId, name, scopes, tokenHash, lastFour, days, maxTokens],
      },
    );
    if (row) return row;
    throw new UserError(
      'too-many-tokens',
      `You have ${maxTokens} personal access tokens, the most that LIMIT_TOKENS allows. Delete those you don't use.`,
      { status: 422 },
    );
  }

  /** All tokens of a user, newest first. There are as many as `create` allows. */
  async list(ownerId: string): Promise<PersonalTokenRow[]> {
    return this.sql.runIdempotent<PersonalTokenRow>(LIST_PERSONAL_TOKENS, [ownerId]);
  }

  /** False when there is none. */
  async delete(ownerId: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    return (await this.sql.run(DELETE_PERSONAL_TOKEN, [ownerId, id])).length === 1;
  }

  /** Undefined when the token is unknown or expired. */
  async findUser(tokenHash: Buffer): Promise<TokenUser | undefined> {
    const [user] = await this.sql.runIdempotent<TokenUser>(FIND_TOKEN_USER, [tokenHash]);
    return user;
  }

  /** Notes that a token is used now; does nothing when a use within the last minute is noted. */
  async noteUsed(ownerId: string, id: string): Promise<void> {
    await this.sql.runIdempotent(NOTE_TOKEN_USE, [ownerId, id]);
  }
}
