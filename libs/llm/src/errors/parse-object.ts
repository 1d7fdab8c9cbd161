import { isJsonObject, type JsonObject } from '@rex/workflow';

/** The object that a text of JSON is; undefined when it is none. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // Some servers wrap the error in a list.
    const [first] = [value].flat();
    return isJsonObject(first) ? first : undefined;
  } catch {
    return undefined;
  }
}
