import type { ScriptRunner } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import type { SchemaTask, SchemaVerdict } from './schema/schema-machine';
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
  limits: Pick<SchemaTask, 'checksFormats' | 'maxErrors'>,
): Promise<SchemaVerdict> {
  const source = sourceFor(schema, limits);
  if (source === undefined) return { kind: 'bad-schema', message: 'It is nested too deeply.' };
  const result = (await sandbox.run({ kind: 'body', source })) as JsonObject;
  // The script is ours and returns nothing else, see schemaProgram.
  return result as unknown as SchemaVerdict;
}

/** The script that checks; undefined for a schema so deep that it has no text. */
function sourceFor(
  schema: JsonValue,
  limits: Pick<SchemaTask, 'checksFormats' | 'maxErrors'>,
): string | undefined {
  try {
    return schemaProgram({ schema, documents: metaschemasFor(schema), draft: 2020, ...limits });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
