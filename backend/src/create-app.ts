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
import { refuseDeepBodies } from './common/bodies/body-depth';
import { readBodies } from './common/bodies/body-parsers';
import { undoContentEncoding } from './common/bodies/undo-content-encoding';
import { answerBadUrl } from './common/problems/answer-bad-url';
import { securityHeaders } from './common/security-headers';
import { setUpSwagger } from './common/swagger';

/** Builds the API on Fastify, with the editor beside it when EDITOR_DIR is set. Not listening yet. */
export async function createApp(config: ServerConfig): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: config.LIMIT_BODY_BYTES,
    trustProxy: config.TRUST_PROXY,
    genReqId: () => newId(),
    requestTimeout: 30_000,
    // Keep-alive connections of clients that went away must not hold up a shutdown.
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    frameworkErrors: answerBadUrl,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api');
  if (config.CORS_ORIGINS.length > 0) app.enableCors({ origin: config.CORS_ORIGINS });
  await app.register(helmet, securityHeaders);
  adapter.getInstance().addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  undoContentEncoding(adapter.getInstance(), config.LIMIT_BODY_BYTES);
  readBodies(adapter.getInstance());
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
