import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { LlmClient } from './client/llm-client';
import { type LlmClientOptions, type OpenLlmClient, openLlmClient } from './open-llm-client';

const OPENED = Symbol('opened LLM client');

/** Gives `LlmClient` to Nest by DI, and closes its connections at the end. */
@Module({})
export class LlmModule implements OnApplicationShutdown {
  constructor(@Inject(OPENED) private readonly opened: OpenLlmClient) {}

  static forRoot(options: LlmClientOptions): DynamicModule {
    return {
      module: LlmModule,
      providers: [
        { provide: OPENED, useFactory: () => openLlmClient(options) },
        { provide: LlmClient, inject: [OPENED], useFactory: ({ client }: OpenLlmClient) => client },
      ],
      exports: [LlmClient],
    };
  }

  onApplicationShutdown(): void {
    this.opened.close();
  }
}
