import { isJsonObject, parseDataPath, type JsonObject, type JsonValue } from '@rex/workflow';
import { readField, type PathOrValue } from '../shared/path-or-template';
import { writePath } from './write-path';

/** One field of the new object: copied from the input, or a value of its own. */
export interface Mapping {
  to: string;
  from?: PathOrValue;
  value?: JsonValue;
}

/** The new object, or why it can't be made. */
export type MappingResult =
  | {
      ok: true;
      output: JsonObject;
      /** Paths that led to nothing; their fields are null. */ missing: string[];
    }
  | { ok: false; message: string };

/** Builds an object, mapping by mapping; a later one wins over an earlier. With `keepOthers` it starts from the input's fields. */
export function applyMappings(
  mappings: readonly Mapping[],
  input: JsonValue,
  keepOthers: boolean,
): MappingResult {
  let output: JsonObject = keepOthers && isJsonObject(input) ? input : {};
  const missing: string[] = [];
  for (const { to, from, value } of mappings) {
    const keys = parseDataPath(to);
    if (!keys)
      return { ok: false, message: `"${to}" is no path; write names between dots, such as order.total.` };
    let field = value;
    if (from !== undefined) {
      const reading = readField(from, input);
      if (!reading.found && typeof from === 'string') missing.push(from);
      field = reading.value;
    }
    try {
      output = writePath(output, keys, field ?? null);
    } catch (error) {
      return {
        ok: false,
        message: `Can't write to "${to}": ${error instanceof Error ? error.message : String(error)}.`,
      };
    }
  }
  return { ok: true, output, missing };
}
