import { UserError } from '@rex/platform';
import type { DataSource } from 'typeorm';
import { isUniqueViolation } from '../connection/database-error';
import { guarded } from '../connection/guarded';
import { UserEntity } from '../entities/user.entity';
import { isUuid } from './is-uuid';

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

/** Users. An e-mail address names one user, in whatever case it is written. */
export class UsersRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws UserError `email-taken` (409) */
  async create({ id, email, passwordHash, name }: NewUser): Promise<UserRow> {
    try {
      const user = { id, email: email.toLowerCase(), passwordHash, name };
      await guarded(() => this.users.insert(user));
      return await guarded(() => this.users.findOneByOrFail({ id }));
    } catch (error) {
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

  async findByEmail(email: string): Promise<UserRow | undefined> {
    const user = await guarded(() => this.users.findOneBy({ email: email.toLowerCase() }));
    return user ?? undefined;
  }

  async findById(id: string): Promise<UserRow | undefined> {
    if (!isUuid(id)) return undefined;
    const user = await guarded(() => this.users.findOneBy({ id }));
    return user ?? undefined;
  }

  private get users() {
    return this.dataSource.getRepository(UserEntity);
  }
}
