import type { JsonObject } from '../document/json-value';
import { toolListsOf } from '../tools/tools-in';
import type { NodeTypeDescriptor } from './node-type-descriptor';

/**
 * Top-level fields of a config that hold no templates to fill in before the node runs: scripts, tools, and every field of a trigger, since nothing has run yet that a
 * template could speak of.
 */
export function plainFieldsOf(
  {
    category,
    scriptFields,
    configSchema,
  }: Pick<NodeTypeDescriptor, 'category' | 'scriptFields' | 'configSchema'>,
  config: JsonObject,
): readonly string[] {
  return category === 'trigger'
    ? Object.keys(config)
    : [...Object.keys(scriptFields), ...toolListsOf({ configSchema })];
}
