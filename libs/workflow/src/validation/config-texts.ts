import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { toPointer } from '../json/json-pointer';

/** A text in a config that is not merely text. */
export interface ConfigText {
  kind: 'template' | 'script';
  /** JSON Pointer into the config. */
  path: string;
  text: string;
}

/** All texts of a config that hold `{{`, and its script fields, in order of appearance. */
export function configTexts(config: JsonObject, scriptFields: readonly string[]): ConfigText[] {
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
    if (!scriptFields.includes(key)) visit(value, [key]);
    else if (typeof value === 'string') found.push({ kind: 'script', path: toPointer([key]), text: value });
  }
  return found;
}
