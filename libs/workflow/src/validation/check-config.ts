import type { JsonObject } from '../document/json-value';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { draftSchema } from '../schema/draft-schema';
import { findSchemaComplaints } from '../schema/compile-schema';
import type { JsonSchema } from '../schema/json-schema';
import { applyConfigDefaults } from './apply-config-defaults';

/** One way in which a config does not fit its node type. */
export interface ConfigProblem {
  code: 'config-missing' | 'config-invalid' | 'config-unknown-key';
  /** JSON Pointer into the config. */
  path: string;
  /** One sentence for people. */
  message: string;
}

/**
 * When the config is checked: `draft` as it was written, where a leaf that allows expressions may hold a template and what
 * has a default may be absent; `resolved` strictly, just before the node runs.
 */
export type ConfigStage = 'draft' | 'resolved';

const CODES = {
  missing: 'config-missing',
  invalid: 'config-invalid',
  'unknown-key': 'config-unknown-key',
} as const;

const draftSchemas = new WeakMap<NodeTypeDescriptor, JsonSchema>();

/** All problems of a config, at most 500. A config that fits costs microseconds. */
export function checkConfig(
  descriptor: NodeTypeDescriptor,
  config: JsonObject,
  stage: ConfigStage,
): ConfigProblem[] {
  if (stage === 'resolved') return complain(descriptor.configSchema, config);
  let schema = draftSchemas.get(descriptor);
  if (!schema) {
    schema = draftSchema(descriptor.configSchema);
    draftSchemas.set(descriptor, schema);
  }
  return complain(schema, applyConfigDefaults(descriptor, config));
}

function complain(schema: JsonSchema, config: JsonObject): ConfigProblem[] {
  return findSchemaComplaints(schema, config, 'The config').map(({ kind, path, message }) => ({
    code: CODES[kind],
    path,
    message,
  }));
}
