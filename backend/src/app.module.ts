import { Module, RequestMethod, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { DatabaseModule } from '@rex/database';
import { LlmModule } from '@rex/llm';
import { loggerOptions, requestSerializers, type ServerConfig } from '@rex/platform';
import { QueueModule } from '@rex/queue';
import { LoggerModule } from 'nestjs-pino';
import { AuthModule } from './auth/auth.module';
import { BudgetsModule } from './budgets/budgets.module';
import { AppConfigModule } from './common/app-config';
import type { AllowedMethods } from './common/problems/allowed-methods';
import { ProblemFilter } from './common/problems/problem.filter';
import { createValidationPipe } from './common/validation.pipe';
import { databaseOptions, llmOptions, queueOptions } from './common/library-options';
import { EventsModule } from './events/events.module';
import { ExecutionsModule } from './executions/executions.module';
import { HealthModule } from './health/health.module';
import { KeysModule } from './keys/keys.module';
import { NodeTypesModule } from './node-types/node-types.module';
import { RetentionModule } from './retention/retention.module';
import { SchedulerModule } from './scheduler/scheduler.module';
import { ThrottleModule } from './throttle/throttle.module';
import { UsageModule } from './usage/usage.module';
import { WebhooksModule } from './webhooks/webhooks.module';
import { WorkflowsModule } from './workflows/workflows.module';

/** The API: every module, with its libraries given their settings. */
@Module({})
export class AppModule {
  static forRoot(config: ServerConfig, allowedMethods: AllowedMethods): DynamicModule {
    return {
      module: AppModule,
      imports: [
        AppConfigModule.forRoot(config),
        LoggerModule.forRoot({
          pinoHttp: {
            ...loggerOptions('backend', config.LOG_LEVEL),
            // Every request is there at level debug; errors of ours are logged by ProblemFilter, with their cause.
            customLogLevel: () => 'debug',
            serializers: requestSerializers,
          },
          forRoutes: [{ path: '{*splat}', method: RequestMethod.ALL }],
        }),
        DatabaseModule.forRoot(databaseOptions(config)),
        QueueModule.forRoot(queueOptions(config)),
        { ...LlmModule.forRoot(llmOptions(config)), global: true },
        AuthModule,
        ThrottleModule,
        WorkflowsModule,
        ExecutionsModule,
        EventsModule,
        WebhooksModule,
        KeysModule,
        BudgetsModule,
        UsageModule,
        NodeTypesModule,
        HealthModule,
        RetentionModule,
        SchedulerModule,
      ],
      providers: [
        { provide: APP_FILTER, useFactory: () => new ProblemFilter(allowedMethods) },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
    };
  }
}
