import { isJsonObject, type JsonObject } from '../document/json-value';
import { toPointer } from '../json/json-pointer';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { propertyNames, propertySchema } from '../schema/json-schema';

/** A tool as it stands in a config. */
export interface ConfiguredTool {
  /** JSON Pointer into the config. */
  path: string;
  value: JsonObject;
}

/** Names of the config's fields that are lists of tools (see `toolList` of ConfigKeywords). */
export function toolListsOf({ configSchema }: Pick<NodeTypeDescriptor, 'configSchema'>): string[] {
  return propertyNames(configSchema).filter(
    (name) => propertySchema(configSchema, name)?.['toolList'] === true,
  );
}

/** All tools of a config. What is no object is told by the config's own schema. */
export function toolsIn(descriptor: NodeTypeDescriptor, config: JsonObject): ConfiguredTool[] {
  return toolListsOf(descriptor).flatMap((field) => {
    const list = Object.hasOwn(config, field) ? config[field] : undefined;
    if (!Array.isArray(list)) return [];
    return list.flatMap((value, index) =>
      isJsonObject(value) ? [{ path: toPointer([field, index]), value }] : [],
    );
  });
}
