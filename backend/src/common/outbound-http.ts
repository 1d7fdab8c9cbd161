import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createHttpClient, type HttpClient } from '@rex/http-client';
import type { ServerConfig } from '@rex/platform';
import { APP_CONFIG } from './app-config';

/** The way out of this process: what HTTP_ALLOW_PRIVATE does not allow stays out of reach. */
@Injectable()
export class OutboundHttp implements OnApplicationShutdown {
  readonly client: HttpClient;

  constructor(@Inject(APP_CONFIG) config: ServerConfig) {
    this.client = createHttpClient({
      allowPrivate: config.HTTP_ALLOW_PRIVATE,
      maxResponseBytes: config.LIMIT_OUTPUT_BYTES,
    });
  }

  onApplicationShutdown(): void {
    this.client.close();
  }
}
