import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { loadConfig, requireServerConfig } from '@rex/platform';
import { AppModule } from './app.module';
import { AllowedMethods } from './common/problems/allowed-methods';
import { describeApi } from './common/swagger';

/** Settings that a server needs; here nothing reads them. */
const ANY_SETTINGS = {
  DATABASE_URL: 'postgres://127.0.0.1/none',
  JWT_SECRET: '-'.repeat(32),
  ENCRYPTION_KEY: '-'.repeat(32),
};

/** The document that the API serves, from its modules alone: nothing is instantiated, so nothing is opened. */
export async function openApiDocument(): Promise<OpenAPIObject> {
  const config = requireServerConfig(loadConfig(ANY_SETTINGS));
  const app = await NestFactory.create(
    AppModule.forRoot(config, new AllowedMethods()),
    new FastifyAdapter(),
    {
      preview: true,
      logger: false,
    },
  );
  app.setGlobalPrefix('api');
  return describeApi(app);
}
