import type { OpenAPIObject } from '@nestjs/swagger';
import { AnswerChecker, type Answer } from './answer-checker';
import { routesOf } from './api-document';

const document = {
  openapi: '3.0.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/things': {
      get: {
        responses: {
          '200': {
            description: '',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          '204': { description: '' },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        required: ['id', 'note'],
        properties: { id: { type: 'string', format: 'uuid' }, note: { type: 'string', nullable: true } },
      },
    },
  },
} as unknown as OpenAPIObject;

const thing = { id: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11', note: null };

describe('AnswerChecker', () => {
  const checker = new AnswerChecker(document);
  const [route] = routesOf(document);
  const complaint = (answer: Partial<Answer>) =>
    route &&
    checker.complaintAbout(route, {
      status: 200,
      contentType: 'application/json; charset=utf-8',
      body: '',
      ...answer,
    });

  it('is content with what is documented', () => {
    expect(complaint({ body: JSON.stringify(thing) })).toBeUndefined();
    expect(complaint({ status: 204, contentType: null })).toBeUndefined();
  });

  it.each<[string, Partial<Answer>]>([
    ['201 is not documented', { status: 201 }],
    ['204 should have no body', { status: 204, body: '{}' }],
    ['documented with application/json', { contentType: 'text/html', body: 'x' }],
    ['must NOT have additional properties', { body: JSON.stringify({ ...thing, passwordHash: 'x' }) }],
    ["must have required property 'note'", { body: JSON.stringify({ id: thing.id }) }],
    ['must match format "uuid"', { body: JSON.stringify({ ...thing, id: '7' }) }],
    ['must be string', { body: JSON.stringify({ ...thing, note: 7 }) }],
  ])('complains: %s', (words, answer) => {
    expect(complaint(answer)).toContain(words);
  });
});
