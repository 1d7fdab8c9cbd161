import 'reflect-metadata';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId, type ServerConfig } from '@rex/platform';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { AllowedMethods } from './common/problems/allowed-methods';
import { answerClientError, answerRouterError } from './common/problems/server-problems';
import { refuseDeepBodies } from './common/bodies/body-depth';
import { readBodies } from './common/bodies/body-parsers';
import { undoContentEncoding } from './common/bodies/undo-content-encoding';
import { securityHeaders } from './common/security-headers';
import { setUpSwagger } from './common/swagger';
import { trustedBy } from './common/trusted-by';
import { serveEditor } from './serve-editor';

/** Builds the API on Fastify, with the editor beside it when EDITOR_DIR is set. Not listening yet. */
export async function createApp(config: ServerConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: config.LIMIT_BODY_BYTES,
    trustProxy: trustedBy(config.TRUST_PROXY),
    genReqId: () => newId(),
    requestTimeout: config.REQUEST_TIMEOUT_SECONDS * 1000,
    http: {
      maxHeaderSize: config.LIMIT_HEADER_BYTES,
      headersTimeout: Math.ceil(config.REQUEST_TIMEOUT_SECONDS / 3) * 1000,
      // Node looks for late requests this often; by default only twice a minute.
      connectionsCheckingInterval: 2000,
    },
    frameworkErrors: answerRouterError,
    clientErrorHandler: answerClientError,
    // Keep-alive connections of clients that went away must not hold up a shutdown.
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  const allowedMethods = new AllowedMethods();
  allowedMethods.watch(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, allowedMethods),
    adapter,
    {
      bufferLogs: true,
      bodyParser: false,
    },
  );
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api');
  if (config.CORS_ORIGINS.length > 0) app.enableCors({ origin: config.CORS_ORIGINS, credentials: true });
  await app.register(helmet, securityHeaders);
  adapter.getInstance().addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  undoContentEncoding(adapter.getInstance(), config.LIMIT_BODY_BYTES);
  readBodies(adapter.getInstance());
  refuseDeepBodies(adapter.getInstance());
  setUpSwagger(app);
  if (config.EDITOR_DIR) await serveEditor(adapter.getInstance(), config.EDITOR_DIR);
  return app;
}
