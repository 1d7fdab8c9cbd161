import { UserError } from '@rex/platform';
import { IsNull, type DataSource, type EntityManager } from 'typeorm';
import type { SignedInUser } from '../accounts/signed-in-user';
import { isCheckViolation, isUniqueViolation } from '../connection/database-error';
import { guarded } from '../connection/guarded';
import type { Sql } from '../connection/sql';
import { UserEntity } from '../entities/user.entity';
import { isUuid } from './is-uuid';
import { CHANGE_PASSWORD, FIND_PASSWORD_HASH, LOCK_ACCOUNT, RENAME_USER } from './user-statements';

/** A user, with the hash of the password: never pass it on as it is. */
export interface UserRow {
  id: string;
  /** In lower case. */
  email: string;
  passwordHash: string;
  name: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A user to create. */
export type NewUser = Pick<UserRow, 'id' | 'email' | 'passwordHash' | 'name'>;

/** Users. An e-mail address names one user, in whatever case it is written. Whoever is deleted is as unknown as nobody. */
export class UsersRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sql: Sql,
  ) {}

  /** @throws UserError `email-taken` (409), `text-not-storable` when the database has another lower case for a letter */
  create(user: NewUser): Promise<UserRow> {
    return named(() => insert(this.dataSource.manager, user));
  }

  /** Creates a user where there is none; undefined where there is one. Of several at once one is made. @throws UserError as create */
  createFirst(user: NewUser): Promise<UserRow | undefined> {
    return named(() =>
      this.dataSource.transaction(async (manager) => {
        await manager.query('LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE');
        return (await hasUsers(manager)) ? undefined : insert(manager, user);
      }),
    );
  }

  /** Whether anybody has an account. */
  hasAny(): Promise<boolean> {
    return guarded(() => hasUsers(this.dataSource.manager));
  }

  async findByEmail(email: string): Promise<UserRow | undefined> {
    const user = await guarded(() => this.users.findOneBy({ email: email.toLowerCase() }));
    return user ?? undefined;
  }

  async findById(id: string): Promise<UserRow | undefined> {
    if (!isUuid(id)) return undefined;
    const user = await guarded(() => this.users.findOneBy({ id, deletedAt: IsNull() }));
    return user ?? undefined;
  }

  /** Undefined when the user is gone. */
  async rename(id: string, name: string | null): Promise<SignedInUser | undefined> {
    const [user] = await this.sql.runIdempotent<SignedInUser>(RENAME_USER, [id, name]);
    return user;
  }

  async findPasswordHash(id: string): Promise<string | undefined> {
    const [row] = await this.sql.runIdempotent<{ passwordHash: string }>(FIND_PASSWORD_HASH, [id]);
    return row?.passwordHash;
  }

  /** Changes the password and ends all sessions but the one to keep. False when it is not `from` any more. */
  async changePassword(
    id: string,
    change: { from: string; to: string; keepSessionId: string | null },
  ): Promise<boolean> {
    const values = [id, change.from, change.to, change.keepSessionId];
    const rows = await this.sql.runAfter(
      { statement: LOCK_ACCOUNT, values: [id] },
      { statement: CHANGE_PASSWORD, values },
    );
    return rows.length === 1;
  }

  private get users() {
    return this.dataSource.getRepository(UserEntity);
  }
}

/** Runs what creates a user; what the database refuses gets its name. */
async function named<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await guarded(work);
  } catch (error) {
    if (isCheckViolation(error, 'users_email_lower'))
      throw new UserError('text-not-storable', 'The e-mail has a letter that can not be stored.', {
        cause: error,
      });
    if (!isUniqueViolation(error, 'users_email_key')) throw error;
    throw new UserError(
      'email-taken',
      'There is an account with this e-mail address already. Sign in instead.',
      {
        status: 409,
        cause: error,
      },
    );
  }
}

async function insert(manager: EntityManager, { id, email, passwordHash, name }: NewUser): Promise<UserRow> {
  await manager.insert(UserEntity, { id, email: email.toLowerCase(), passwordHash, name });
  return manager.findOneByOrFail(UserEntity, { id });
}

function hasUsers(manager: EntityManager): Promise<boolean> {
  return manager.existsBy(UserEntity, { deletedAt: IsNull() });
}
