import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { StorageRepository } from '@rex/database';
import type { NodeServices } from '@rex/engine';
import { createHttpClient, type HttpClient } from '@rex/http-client';
import { createSecretCipher, hmacSha256, SecretCipher, type ServerConfig } from '@rex/platform';
import { StoredKeys } from './stored-keys';

/** Injection token of the NodeServices that steps get. */
export const NODE_SERVICES = Symbol('NODE_SERVICES');

const HTTP_CLIENT = Symbol('HTTP_CLIENT');

/** What steps may use of the world: the one outbound client, stored keys, storage. */
@Module({})
export class NodeServicesModule implements OnApplicationShutdown {
  constructor(@Inject(HTTP_CLIENT) private readonly http: HttpClient) {}

  static forRoot(config: ServerConfig): DynamicModule {
    return {
      module: NodeServicesModule,
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
        {
          provide: NODE_SERVICES,
          inject: [HTTP_CLIENT, StoredKeys, StorageRepository],
          useFactory: (
            http: HttpClient,
            storedKeys: StoredKeys,
            storage: StorageRepository,
          ): NodeServices => ({
            http,
            hmac: { sha256: hmacSha256 },
            secretsFor: (ownerId) => storedKeys.readerFor(ownerId),
            storageFor: (step, leaseEpoch) => storage.storageFor({ ...step, leaseEpoch }),
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
