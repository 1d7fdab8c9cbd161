import type { LlmResponseFormat } from '@rex/node-sdk';
import { isJsonObject, type JsonObject } from '@rex/workflow';
import { describesObject } from '../../schema/describes-object';
import { schemaInWords } from '../../schema/schema-in-words';
import { toChatSchema } from './to-chat-schema';

/** How a form is asked for: by `response_format`, in words for the model, or by both. */
export interface ChatForm {
  format?: JsonObject;
  words?: string;
}

/**
 * Asks for a form. Servers take schemas of objects with properties only: any other schema the model is told in words, and where it is one
 * of objects the server is held to some JSON object at least.
 */
export function toChatForm(form: LlmResponseFormat = { type: 'text' }): ChatForm {
  switch (form.type) {
    case 'text':
      return {};
    case 'json':
      return { format: { type: 'json_object' } };
    case 'schema': {
      const { schema, isStrict } = toChatSchema(form.schema);
      if (schema['type'] !== 'object' || !isJsonObject(schema['properties'])) {
        const words = schemaInWords(form.schema);
        return describesObject(form.schema) ? { format: { type: 'json_object' }, words } : { words };
      }
      return {
        format: {
          type: 'json_schema',
          json_schema: { name: form.name ?? 'answer', schema, strict: isStrict },
        },
      };
    }
  }
}
