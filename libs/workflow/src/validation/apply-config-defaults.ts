import type { JsonObject } from '../document/json-value';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { applyDefaults } from '../schema/apply-defaults';

/**
 * A copy of a config with the schema's defaults filled in, nested ones too, and shorthands written out (see `pathOrTemplate`
 * of ConfigKeywords). To be done once for a version, before its templates are compiled.
 */
export function applyConfigDefaults(descriptor: NodeTypeDescriptor, config: JsonObject): JsonObject {
  // An object goes in, so an object comes out.
  return applyDefaults(descriptor.configSchema, config) as JsonObject;
}
