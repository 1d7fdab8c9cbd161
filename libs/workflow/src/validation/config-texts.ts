import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { toPointer } from '../json/json-pointer';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { propertySchema, type JsonSchema } from '../schema/json-schema';
import type { ScriptKind } from '../scripts/check-script';

/** A text in a config that is not merely text. */
export interface ConfigText {
  kind: 'template' | ScriptKind;
  /** JSON Pointer into the config. */
  path: string;
  text: string;
}

/** All texts of a config that hold `{{`, and its script fields that are neither empty nor too long, in order of appearance. */
export function configTexts(
  config: JsonObject,
  { scriptFields, configSchema }: Pick<NodeTypeDescriptor, 'scriptFields' | 'configSchema'>,
): ConfigText[] {
  const found: ConfigText[] = [];
  const visit = (value: JsonValue, keys: (string | number)[]): void => {
    if (typeof value === 'string') {
      if (value.includes('{{')) found.push({ kind: 'template', path: toPointer(keys), text: value });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => visitWithin(index, item, keys));
    } else if (isJsonObject(value)) {
      for (const key of Object.keys(value)) visitWithin(key, value[key] ?? null, keys);
    }
  };
  const visitWithin = (key: string | number, item: JsonValue, keys: (string | number)[]): void => {
    keys.push(key);
    visit(item, keys);
    keys.pop();
  };
  for (const key of Object.keys(config)) {
    const value = config[key] ?? null;
    const kind = Object.hasOwn(scriptFields, key) ? scriptFields[key] : undefined;
    if (kind === undefined) visit(value, [key]);
    // That one is too short or too long is for the schema to say.
    else if (typeof value === 'string' && value !== '' && value.length <= longest(configSchema, key))
      found.push({ kind, path: toPointer([key]), text: value });
  }
  return found;
}

function longest(schema: JsonSchema, field: string): number {
  const { maxLength } = propertySchema(schema, field) ?? {};
  return typeof maxLength === 'number' ? maxLength : Infinity;
}
