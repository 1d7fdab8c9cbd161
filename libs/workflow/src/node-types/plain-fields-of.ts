import type { JsonObject } from '../document/json-value';
import type { NodeTypeDescriptor } from './node-type-descriptor';

/**
 * Top-level fields of a config that hold no templates: scripts, and every field of a trigger, since nothing has run yet that a
 * template could speak of.
 */
export function plainFieldsOf(
  { category, scriptFields }: Pick<NodeTypeDescriptor, 'category' | 'scriptFields'>,
  config: JsonObject,
): readonly string[] {
  return category === 'trigger' ? Object.keys(config) : Object.keys(scriptFields);
}
