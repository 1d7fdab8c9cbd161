import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { propertySchema, type JsonSchema } from '../schema/json-schema';

/** What of a tool says which arguments it takes. */
export interface ToolShape {
  /** JSON Schema of what the model gives. */
  parameters?: JsonObject;
  /** Fields of the config that the model fills in itself. */
  modelFields?: readonly string[];
}

/** Keywords of a config's schema that say something to a model. The others are for forms. */
const TOLD: ReadonlySet<string> = new Set(
  'type enum const description default minimum maximum minLength maxLength minItems maxItems items properties required'.split(
    ' ',
  ),
);

/**
 * The JSON Schema of a tool's arguments: its own parameters, and the fields of its config that are left to the model, as the
 * node type's schema describes them.
 */
export function toolParameters(
  { parameters, modelFields = [] }: ToolShape,
  configSchema: JsonSchema,
): JsonObject {
  const { properties, required, ...rest } = parameters ?? {};
  const needed = new Set(Array.isArray(configSchema['required']) ? configSchema['required'] : []);
  const fields = modelFields.map((name): [string, JsonValue] => [
    name,
    tellable(propertySchema(configSchema, name) ?? {}),
  ]);
  return {
    ...rest,
    type: 'object',
    properties: {
      ...(isJsonObject(properties ?? null) ? (properties as JsonObject) : {}),
      ...Object.fromEntries(fields),
    },
    required: [
      ...new Set([
        ...(Array.isArray(required) ? required : []),
        ...modelFields.filter((name) => needed.has(name)),
      ]),
    ],
  };
}

function tellable(schema: JsonSchema): JsonObject {
  const entries = Object.entries(schema).filter(([keyword]) => TOLD.has(keyword));
  return Object.fromEntries(
    entries.map(([keyword, value]): [string, JsonValue] => {
      if (keyword === 'items' && isJsonObject(value)) return [keyword, tellable(value)];
      if (keyword !== 'properties' || !isJsonObject(value)) return [keyword, value];
      const each = Object.entries(value).map(([name, part]): [string, JsonValue] => [
        name,
        isJsonObject(part) ? tellable(part) : part,
      ]);
      return [keyword, Object.fromEntries(each)];
    }),
  );
}
