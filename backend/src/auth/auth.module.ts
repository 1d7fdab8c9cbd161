import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import type { ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../common/app-config';
import { AccessGuard } from './access/access.guard';
import { SIGN_RULES } from './access/access-token';
import { AccessTokens } from './access/access-tokens.service';
import { JwtStrategy } from './access/jwt.strategy';
import { NeedsGuard } from './access/needs.guard';
import { RefusedTokens } from './access/refused-tokens';
import { AccountPurge } from './account/account-purge';
import { AccountsController } from './account/accounts.controller';
import { AccountsService } from './account/accounts.service';
import { CancelEverything } from './account/cancel-everything';
import { Passwords } from './account/passwords.service';
import { SessionCookies } from './sessions/session-cookies';
import { SessionsController } from './sessions/sessions.controller';
import { SessionsService } from './sessions/sessions.service';
import { PersonalTokenUsers } from './tokens/personal-token-users';
import { TokensController } from './tokens/tokens.controller';
import { TokensService } from './tokens/tokens.service';

@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [APP_CONFIG],
      useFactory: (config: ServerConfig) => ({ secret: config.JWT_SECRET, signOptions: SIGN_RULES }),
    }),
  ],
  controllers: [AccountsController, SessionsController, TokensController],
  providers: [
    ...[AccessTokens, JwtStrategy, PersonalTokenUsers, RefusedTokens],
    ...[AccountPurge, AccountsService, CancelEverything, Passwords],
    ...[SessionCookies, SessionsService, TokensService],
    // In this order: who is it, and may they do that.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: NeedsGuard },
  ],
})
export class AuthModule {}
