import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { UsersRepository, type UserRow } from '@rex/database';
import { hashPassword, newId, UserError, verifyPassword } from '@rex/platform';
import type { LoginRequest, RegisterRequest, SessionResponse } from './auth.dto';

/** Accounts: who may sign in. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersRepository,
    private readonly tokens: JwtService,
  ) {}

  /** Makes an account and signs in. @throws UserError `email-taken` */
  async register({ email, password, name }: RegisterRequest): Promise<SessionResponse> {
    const passwordHash = await hashPassword(password);
    const user = await this.users.create({ id: newId(), email, passwordHash, name: name ?? null });
    return this.openSession(user);
  }

  /** Signs in. The same answer, after the same work, for an unknown e-mail and for a wrong password. */
  async login({ email, password }: LoginRequest): Promise<SessionResponse> {
    const user = await this.users.findByEmail(email);
    if (!(await verifyPassword(password, user?.passwordHash)) || !user) {
      throw new UserError('login-failed', 'E-mail or password is wrong.', { status: 401 });
    }
    return this.openSession(user);
  }

  private async openSession(user: UserRow): Promise<SessionResponse> {
    const accessToken = await this.tokens.signAsync({}, { subject: user.id });
    return {
      accessToken,
      user: { id: user.id, email: user.email, name: user.name, createdAt: user.createdAt },
    };
  }
}
