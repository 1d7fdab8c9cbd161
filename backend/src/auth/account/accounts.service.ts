import { Inject, Injectable } from '@nestjs/common';
import { DeletedAccountsRepository, UsersRepository } from '@rex/database';
import { newId, UserError, type ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../../common/app-config';
import { ASK_FOR_BEARER, unauthorized } from '../access/unauthorized';
import type { CurrentUser } from '../current-user.decorator';
import { SessionsService, type OpenSession } from '../sessions/sessions.service';
import type {
  ChangePasswordRequest,
  DeleteMeRequest,
  LoginRequest,
  RegisterRequest,
  UpdateMeRequest,
  UserResponse,
} from './account.dto';
import { AccountPurge } from './account-purge';
import { Passwords } from './passwords.service';

/** Accounts: who may sign in. */
@Injectable()
export class AccountsService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: ServerConfig,
    private readonly users: UsersRepository,
    private readonly deleted: DeletedAccountsRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly purge: AccountPurge,
  ) {}

  /** Makes an account and signs in. @throws UserError `email-taken`, `registration-closed` */
  async register({ email, password, name }: RegisterRequest, userAgent: string): Promise<OpenSession> {
    const { REGISTRATION } = this.config;
    const isOpen = REGISTRATION === 'open' || (REGISTRATION === 'first' && !(await this.users.hasAny()));
    if (!isOpen) throw registrationClosed();
    const passwordHash = await this.passwords.hash(password);
    const wanted = { id: newId(), email, passwordHash, name: name ?? null };
    const user =
      REGISTRATION === 'first' ? await this.users.createFirst(wanted) : await this.users.create(wanted);
    if (!user) throw registrationClosed();
    const session = await this.sessions.open(user, userAgent);
    if (!session) throw loginFailed();
    return session;
  }

  /** Signs in. The same answer, after the same work, for an unknown e-mail and for a wrong password. */
  async login({ email, password }: LoginRequest, userAgent: string): Promise<OpenSession> {
    const user = await this.users.findByEmail(email);
    const fits = await this.passwords.fits(password, user?.passwordHash);
    const session = fits && user ? await this.sessions.open(user, userAgent) : undefined;
    if (!session) throw loginFailed();
    return session;
  }

  async update(user: CurrentUser, { name }: UpdateMeRequest): Promise<UserResponse> {
    const renamed = await this.users.rename(user.id, name);
    if (!renamed) throw unauthorized();
    return renamed;
  }

  /** Changes the password; all sessions but this one end. @throws UserError `password-wrong` */
  async changePassword(
    user: CurrentUser,
    { currentPassword, newPassword }: ChangePasswordRequest,
  ): Promise<void> {
    const from = await this.checkedHash(user, currentPassword);
    const to = await this.passwords.hash(newPassword);
    const keepSessionId = user.signedInBy.kind === 'session' ? user.signedInBy.sessionId : null;
    if (!(await this.users.changePassword(user.id, { from, to, keepSessionId }))) throw passwordWrong();
  }

  /** Deletes the account: at once for everybody to see, its data soon after. @throws UserError `password-wrong` */
  async delete(user: CurrentUser, { password }: DeleteMeRequest): Promise<void> {
    const passwordHash = await this.checkedHash(user, password);
    if (!(await this.deleted.mark(user.id, passwordHash))) throw passwordWrong();
    this.purge.start();
  }

  private async checkedHash(user: CurrentUser, password: string): Promise<string> {
    const passwordHash = await this.users.findPasswordHash(user.id);
    const fits = await this.passwords.fits(password, passwordHash);
    if (!fits || passwordHash === undefined) throw passwordWrong();
    return passwordHash;
  }
}

function registrationClosed(): UserError {
  return new UserError(
    'registration-closed',
    'Nobody can make an account here now. Ask whoever runs this REX to open registration for you.',
    { status: 403 },
  );
}

function loginFailed(): UserError {
  return new UserError('login-failed', 'E-mail or password is wrong.', {
    status: 401,
    headers: ASK_FOR_BEARER,
  });
}

/** Not 401: the session is good, and nobody should be signed out for a slip of the finger. */
function passwordWrong(): UserError {
  return new UserError('password-wrong', 'That is not your current password.', { status: 422 });
}
