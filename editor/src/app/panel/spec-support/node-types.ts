import type { NodeTypeDescriptor } from '@rex/workflow';
import type { ConfigSchema } from '../schema/json-schema';
import descriptors from './node-types.json';

/** All node types, as the server describes them. The file is generated from libs/nodes. */
export const NODE_TYPES = descriptors as unknown as readonly NodeTypeDescriptor[];

export function schemaOf(type: string): ConfigSchema {
  const found = NODE_TYPES.find((each) => each.type === type);
  if (!found) throw new Error(`There is no node type "${type}".`);
  return found.configSchema as ConfigSchema;
}
