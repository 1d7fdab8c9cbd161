import type { JsonObject, JsonValue } from '../document/json-value';
import type { ConfigKeywords, NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { propertyNames, propertySchema } from '../schema/json-schema';

/** A field of a config and its name. */
export interface ConfigField {
  name: string;
  value: JsonValue;
}

/** The field of a trigger's config that holds the schema of its input, or a sample of it; undefined when it is left out. */
export function inputFieldOf(
  { configSchema }: NodeTypeDescriptor,
  config: JsonObject,
  role: NonNullable<ConfigKeywords['inputRole']>,
): ConfigField | undefined {
  const name = propertyNames(configSchema).find(
    (each) => propertySchema(configSchema, each)?.['inputRole'] === role,
  );
  if (name === undefined || !Object.hasOwn(config, name)) return undefined;
  const value = config[name];
  return value === undefined ? undefined : { name, value };
}
