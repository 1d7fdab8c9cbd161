import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import type { ServerConfig } from '@rex/platform';
import { APP_CONFIG } from '../common/app-config';
import { ThrottleGuard } from './throttle.guard';
import { throttlers } from './throttle-policy';

/** Limits how often users, addresses and workflows may call. Import it after AuthModule: it counts by user. */
@Module({
  imports: [
    ThrottlerModule.forRootAsync({
      inject: [APP_CONFIG],
      useFactory: (config: ServerConfig) => ({ throttlers: throttlers(config) }),
    }),
  ],
  providers: [{ provide: APP_GUARD, useClass: ThrottleGuard }],
})
export class ThrottleModule {}
