import { STATUS_CODES } from 'node:http';
import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { API_ERRORS, type ApiErrorCode } from '../../api-errors';
import { ProblemDetails } from './problem-details';
import { PROBLEM_CODES } from './problems.decorator';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What any route may answer: a HEAD or a GET can meet a database that is away, too. */
const ALWAYS: ApiErrorCode[] = [
  'request-malformed',
  'request-timeout',
  'headers-too-large',
  'too-many-requests',
  'internal-error',
  'database-unavailable',
  'database-busy',
];
const WITH_TOKEN: ApiErrorCode[] = ['unauthorized', 'forbidden'];
const WITH_QUERY: ApiErrorCode[] = ['request-invalid'];
const WITH_PATH: ApiErrorCode[] = ['not-found'];
const WITH_BODY: ApiErrorCode[] = [
  'request-invalid',
  'json-invalid',
  'body-too-deep',
  'text-not-storable',
  'body-too-large',
  'media-type-unsupported',
];

/**
 * Gives every operation of the document its error answers: those that @Problems names, and those that follow from what the
 * operation is. One response per status, one example per code.
 */
export function documentProblems(document: OpenAPIObject): OpenAPIObject {
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) addProblems(operation);
    }
  }
  return document;
}

function addProblems(operation: Operation & { [PROBLEM_CODES]?: ApiErrorCode[] }): void {
  const codes = new Set([...(operation[PROBLEM_CODES] ?? []), ...impliedBy(operation)]);
  delete operation[PROBLEM_CODES];
  const byStatus = Map.groupBy(codes, (code) => API_ERRORS[code].status);
  for (const [status, ofStatus] of byStatus) {
    operation.responses[String(status)] ??= {
      description: ofStatus.map((code) => `\`${code}\`: ${API_ERRORS[code].meaning}`).join('\n\n'),
      content: {
        'application/problem+json': {
          schema: { $ref: getSchemaPath(ProblemDetails) },
          examples: Object.fromEntries(ofStatus.map((code) => [code, { value: exampleOf(code) }])),
        },
      },
    };
  }
}

function impliedBy({ security, parameters = [], requestBody }: Operation): ApiErrorCode[] {
  const has = (place: string) => parameters.some((each) => 'in' in each && each.in === place);
  return [
    ...ALWAYS,
    ...(security && security.length > 0 ? WITH_TOKEN : []),
    ...(has('query') ? WITH_QUERY : []),
    ...(has('path') ? WITH_PATH : []),
    ...(requestBody ? WITH_BODY : []),
  ];
}

function exampleOf(code: ApiErrorCode): ProblemDetails {
  const { status, meaning } = API_ERRORS[code];
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: meaning,
    code,
    errors: [],
    requestId: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11',
  };
}
