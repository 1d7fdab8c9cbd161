import type { JsonObject } from '@rex/workflow';

/** What a model is told that has to answer with JSON, and of which schema when there is one. */
export function schemaInWords(schema: JsonObject | undefined): string {
  return `Answer with JSON, without any other text.${schemaText(schema)}`;
}

/** The sentence that holds a schema, with a space before it; empty without one. */
export function schemaText(schema: JsonObject | undefined): string {
  return schema === undefined ? '' : ` It must fit this JSON Schema:\n${JSON.stringify(schema)}`;
}
