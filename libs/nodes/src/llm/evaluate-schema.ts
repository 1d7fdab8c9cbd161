import type { SchemaComplaint, SchemaEvaluator, ScriptRunner } from '@rex/node-sdk';
import type { JsonObject, JsonValue } from '@rex/workflow';
import type { SchemaVerdict } from '../json-validator/schema/schema-machine';
import { metaschemasFor, schemaProgram } from '../json-validator/schema/schema-program';

/** Most complaints that a model is told. */
const MAX_ERRORS = 20;

/** Holds answers against schemas as the JSON Validator does: in the sandbox, every keyword of 2020-12. */
export function schemaEvaluator(sandbox: ScriptRunner): SchemaEvaluator {
  return async (schema: JsonObject, value: JsonValue): Promise<SchemaComplaint[]> => {
    const limits = { checksFormats: true, maxErrors: MAX_ERRORS };
    const program = schemaProgram({ schema, documents: metaschemasFor(schema), draft: 2020, ...limits });
    // The program checks its `input`; the answer is no input of the step, so it comes as text.
    const answer = JSON.stringify(JSON.stringify(value));
    const source = `return ((input) => {\n${program}\n})(JSON.parse(${answer}));`;
    // The script is ours and returns nothing else, see schemaProgram.
    const verdict = (await sandbox.run({ kind: 'body', source })) as unknown as SchemaVerdict;
    if (verdict.kind === 'bad-schema')
      return [{ path: '', message: `The schema is none: ${verdict.message}` }];
    return verdict.errors.map(({ path, message }) => ({ path, message }));
  };
}
