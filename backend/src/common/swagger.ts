import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { documentProblems } from './problems/document-problems';
import { ProblemDetails } from './problems/problem-details';
import { REX_VERSION } from './rex-version';
import { SWAGGER_POLICY } from './security-headers';

/** The OpenAPI document of an application, which need not listen, nor have a database. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('REX')
    .setDescription('Workflow automation for AI pipelines. Errors are application/problem+json (RFC 9457).')
    .setVersion(REX_VERSION)
    .addBearerAuth()
    .build();
  return documentProblems(SwaggerModule.createDocument(app, options, { extraModels: [ProblemDetails] }));
}

/** Swagger UI at /api/docs, the OpenAPI document at /api/openapi.json. */
export function setUpSwagger(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/api/docs')) reply.header('content-security-policy', SWAGGER_POLICY);
    });
}
