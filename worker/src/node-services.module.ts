import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { StorageRepository } from '@rex/database';
import type { NodeServices } from '@rex/engine';
import { createHttpClient, type HttpClient } from '@rex/http-client';
import { hmacSha256, type ServerConfig } from '@rex/platform';

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
          provide: NODE_SERVICES,
          inject: [HTTP_CLIENT, StorageRepository],
          useFactory: (http: HttpClient, storage: StorageRepository): NodeServices => ({
            http,
            hmac: { sha256: hmacSha256 },
            // The repository of stored keys comes with its table.
            secretsFor: () => ({ read: async () => undefined }),
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
