import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { toPointer } from '../json/json-pointer';
import type { ScriptFields } from '../node-types/node-type-descriptor';
import type { ScriptKind } from '../scripts/check-script';

/** A text in a config that is not merely text. */
export interface ConfigText {
  kind: 'template' | ScriptKind;
  /** JSON Pointer into the config. */
  path: string;
  text: string;
}

/** All texts of a config that hold `{{`, and its script fields that are not empty, in order of appearance. */
export function configTexts(config: JsonObject, scriptFields: ScriptFields): ConfigText[] {
  const found: ConfigText[] = [];
  const visit = (value: JsonValue, keys: (string | number)[]): void => {
    if (typeof value === 'string') {
      if (value.includes('{{')) found.push({ kind: 'template', path: toPointer(keys), text: value });
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, [...keys, index]));
    } else if (isJsonObject(value)) {
      for (const [key, item] of Object.entries(value)) visit(item, [...keys, key]);
    }
  };
  for (const [key, value] of Object.entries(config)) {
    const kind = Object.hasOwn(scriptFields, key) ? scriptFields[key] : undefined;
    if (kind === undefined) visit(value, [key]);
    // That an empty one is too short is for the schema to say.
    else if (typeof value === 'string' && value !== '')
      found.push({ kind, path: toPointer([key]), text: value });
  }
  return found;
}
