import type { ScriptRunner } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import type { SchemaVerdict } from './schema/schema-machine';
import { metaschemasFor, schemaProgram } from './schema/schema-program';

/**
 * Checks the input of the step against a JSON Schema, in the sandbox: a schema is a program of the user's, which may take
 * for ever by a regular expression or by references alone, and must not take the worker's event loop with it.
 *
 * @throws ScriptError when it takes too long or too much memory
 */
export async function checkSchema(
  sandbox: ScriptRunner,
  schema: JsonValue,
  { checksFormats, maxErrors }: { checksFormats: boolean; maxErrors: number },
): Promise<SchemaVerdict> {
  const documents = metaschemasFor(schema);
  const source = schemaProgram({ schema, documents, draft: 2020, checksFormats, maxErrors });
  const result = (await sandbox.run({ kind: 'body', source })) as JsonObject;
  // The script is ours and returns nothing else, see schemaProgram.
  return result as unknown as SchemaVerdict;
}
