import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { StorageRepository, SubstepsRepository } from '@rex/database';
import type { NodeServices } from '@rex/engine';
import { createHttpClient, type HttpClient } from '@rex/http-client';
import { LlmModule } from '@rex/llm';
import { createSecretCipher, hmacSha256, SecretCipher, type ServerConfig } from '@rex/platform';
import { LanguageModels } from './llm/language-models';
import { readPrices } from './llm/read-prices';
import { StoredKeys } from './stored-keys';

/** Injection token of the NodeServices that steps get. */
export const NODE_SERVICES = Symbol('NODE_SERVICES');

const HTTP_CLIENT = Symbol('HTTP_CLIENT');

/** What steps may use of the world: the one outbound client, stored keys, storage, language models. */
@Module({})
export class NodeServicesModule implements OnApplicationShutdown {
  constructor(@Inject(HTTP_CLIENT) private readonly http: HttpClient) {}

  static forRoot(config: ServerConfig): DynamicModule {
    return {
      module: NodeServicesModule,
      imports: [
        LlmModule.forRoot({
          allowPrivate: config.HTTP_ALLOW_PRIVATE,
          ...(config.GEMINI_BASE_URL === undefined ? {} : { geminiBaseUrl: config.GEMINI_BASE_URL }),
          ...(config.GROQ_BASE_URL === undefined ? {} : { groqBaseUrl: config.GROQ_BASE_URL }),
          prices: readPrices(config.LLM_PRICES_FILE),
        }),
      ],
      providers: [
        {
          provide: HTTP_CLIENT,
          useFactory: () =>
            createHttpClient({
              allowPrivate: config.HTTP_ALLOW_PRIVATE,
              maxResponseBytes: config.LIMIT_OUTPUT_BYTES,
            }),
        },
        {
          provide: SecretCipher,
          useFactory: () => createSecretCipher(config.ENCRYPTION_KEY, config.ENCRYPTION_KEY_FORMER),
        },
        StoredKeys,
        LanguageModels,
        {
          provide: NODE_SERVICES,
          inject: [HTTP_CLIENT, StoredKeys, StorageRepository, SubstepsRepository, LanguageModels],
          useFactory: (
            http: HttpClient,
            storedKeys: StoredKeys,
            storage: StorageRepository,
            substeps: SubstepsRepository,
            models: LanguageModels,
          ): NodeServices => ({
            http,
            hmac: { sha256: hmacSha256 },
            secretsFor: (ownerId) => storedKeys.readerFor(ownerId),
            storageFor: (step, leaseEpoch) => storage.storageFor({ ...step, leaseEpoch }),
            substepsFor: (step, leaseEpoch) => substeps.substepsFor(step, leaseEpoch),
            llmFor: (binding) => models.callerFor(binding),
          }),
        },
      ],
      exports: [NODE_SERVICES],
    };
  }

  onApplicationShutdown(): void {
    this.http.close();
  }
}
