import { mergeInputs, type JsonObject, type JsonValue } from '@rex/workflow';
import { JsonText } from '../common/json-text';
import { splitFields } from '../common/split-fields';

/** The input of a node as mergeInputs makes it, of outputs that are JSON texts: the values in them stay texts. */
export function mergeInputTexts(parents: readonly { nodeId: string; output: string }[]): JsonText {
  const [only] = parents;
  if (only && parents.length === 1) return JsonText.of(only.output);
  const { input } = mergeInputs(
    parents.map(({ nodeId, output }) => ({
      nodeId,
      output: output.startsWith('{') ? fieldsOf(output) : { [nodeId]: asValue(output) },
    })),
  );
  return JsonText.ofFields(input as object);
}

function fieldsOf(json: string): JsonObject {
  return Object.fromEntries(splitFields(json).map(([name, value]) => [name, asValue(value)]));
}

/** Values are only passed on: it does not matter that this one is a text. */
function asValue(json: string): JsonValue {
  return JsonText.of(json) as unknown as JsonValue;
}
