import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { routeName, type Route } from './api-document';
import type { Schema } from './schema-arbitrary';

/** An answer as it came. */
export interface Answer {
  status: number;
  contentType: string | null;
  body: string;
}

interface DocumentedResponse {
  content?: Record<string, { schema?: Schema }>;
}

/** Holds answers against the document: status, content type, and the body with no property more or less than documented. */
export class AnswerChecker {
  private readonly ajv: Ajv;
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    this.ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    (addFormats as unknown as (ajv: Ajv) => void)(this.ajv);
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
      this.ajv.addSchema(toJsonSchema(schema as Schema), `#/components/schemas/${name}`);
  }

  /** What is wrong with an answer; undefined when it is as documented. */
  complaintAbout(route: Route, { status, contentType, body }: Answer): string | undefined {
    const responses = route.operation.responses as Record<string, DocumentedResponse | undefined>;
    const documented = responses[String(status)] ?? responses['default'];
    if (!documented) return `${status} is not documented`;
    const type = contentType?.split(';')[0]?.trim();
    if (!documented.content) return body === '' ? undefined : `${status} should have no body, not ${type}`;
    const media = type === undefined ? undefined : documented.content[type];
    if (!media)
      return `${status} is documented with ${Object.keys(documented.content).join(', ')}, not ${type}`;
    if (!media.schema || !/json$/.test(type ?? '')) return undefined;
    const validate = this.validatorOf(`${routeName(route)} ${status} ${type}`, media.schema);
    if (validate(JSON.parse(body))) return undefined;
    return `${status}: ${this.ajv.errorsText(validate.errors).slice(0, 300)}`;
  }

  private validatorOf(name: string, schema: Schema): ValidateFunction {
    const known = this.validators.get(name);
    if (known) return known;
    const made = this.ajv.compile(toJsonSchema(schema));
    this.validators.set(name, made);
    return made;
  }
}

/** A schema of OpenAPI 3.0 as JSON Schema. Objects that list their properties have no others. */
function toJsonSchema(schema: Schema): object {
  const { nullable, properties, items, allOf, oneOf, anyOf, additionalProperties, ...rest } = schema;
  const each = (list: Schema[] | undefined) => list?.map(toJsonSchema);
  const plain: Record<string, unknown> = {
    ...rest,
    ...(items && { items: toJsonSchema(items) }),
    ...(allOf && { allOf: each(allOf) }),
    ...(oneOf && { oneOf: each(oneOf) }),
    ...(anyOf && { anyOf: each(anyOf) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, own]) => [name, toJsonSchema(own)]),
      ),
    }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: toJsonSchema(additionalProperties) }
      : { additionalProperties: additionalProperties ?? properties === undefined }),
  };
  return nullable ? { anyOf: [plain, { type: 'null' }] } : plain;
}
