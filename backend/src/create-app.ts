import 'reflect-metadata';
import { existsSync } from 'node:fs';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId, type ServerConfig } from '@rex/platform';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { refuseDeepBodies } from './common/body-depth';
import { AllowedMethods } from './common/problems/allowed-methods';
import { answerClientError, answerRouterError } from './common/problems/server-problems';
import { securityHeaders } from './common/security-headers';
import { setUpSwagger } from './common/swagger';

/** Builds the API on Fastify, with the editor beside it when EDITOR_DIR is set. Not listening yet. */
export async function createApp(config: ServerConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: config.LIMIT_BODY_BYTES,
    trustProxy: config.TRUST_PROXY,
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
    },
  );
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api');
  if (config.CORS_ORIGINS.length > 0) app.enableCors({ origin: config.CORS_ORIGINS });
  await app.register(helmet, securityHeaders);
  adapter.getInstance().addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  refuseDeepBodies(adapter.getInstance());
  setUpSwagger(app);
  if (config.EDITOR_DIR) await serveEditor(app, config.EDITOR_DIR);
  return app;
}

/** Built files that never change carry a hash of their content in their name. */
const HASHED_NAME = /-[\w-]{8}\.\w+$/;

/** Serves the built editor. Its routes are the editor's own business: every other page gets index.html. */
async function serveEditor(app: NestFastifyApplication, directory: string): Promise<void> {
  const root = path.resolve(directory);
  if (!existsSync(path.join(root, 'index.html'))) throw new Error(`EDITOR_DIR has no index.html: ${root}`);
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = HASHED_NAME.test(file);
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      const isPage =
        !request.url.startsWith('/api') && !path.extname(new URL(request.url, 'http://localhost').pathname);
      return isPage ? reply.sendFile('index.html') : reply.callNotFound();
    });
}
