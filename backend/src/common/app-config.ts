import { Module, Global, type DynamicModule } from '@nestjs/common';
import type { ServerConfig } from '@rex/platform';

/** Injection token of the settings. */
export const APP_CONFIG = Symbol('APP_CONFIG');

/** Makes the settings injectable everywhere: `@Inject(APP_CONFIG) config: ServerConfig`. */
@Global()
@Module({})
export class AppConfigModule {
  static forRoot(config: ServerConfig): DynamicModule {
    return {
      module: AppConfigModule,
      providers: [{ provide: APP_CONFIG, useValue: config }],
      exports: [APP_CONFIG],
    };
  }
}
