import { unionChoices } from './field-alternatives';
import { typesOf, type ConfigSchema } from './json-schema';

/** The controls that a form is made of. */
export type ControlKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'toggle'
  | 'select'
  | 'checks'
  | 'code'
  | 'json'
  | 'key-value'
  | 'list'
  | 'object'
  | 'union'
  | 'secret'
  | 'model'
  | 'node';

/** Which control a schema is edited by. What nothing else fits is edited as JSON, so that any node type works. */
export function controlKind(schema: ConfigSchema): ControlKind {
  if (schema.nodeReference) return 'node';
  switch (schema.control) {
    case 'code':
    case 'secret':
    case 'model':
    case 'textarea':
      return schema.control;
    case 'select':
      return schema.enum ? 'select' : 'text';
    case 'text':
      // A branch of the schema may have narrowed it to something else.
      return schema.enum ? 'select' : 'text';
    case 'key-value':
      return typesOf(schema).includes('object') ? 'key-value' : 'json';
    case 'conditions':
    case 'mappings':
      return schema.items ? 'list' : 'json';
    case 'json':
    case undefined:
      return byShape(schema);
  }
}

function byShape(schema: ConfigSchema): ControlKind {
  if (schema.enum) return schema.enum.every((value) => typeof value === 'string') ? 'select' : 'json';
  if (unionChoices(schema)) return 'union';
  const types = typesOf(schema).filter((type) => type !== 'null');
  if (isPairs(schema, types)) return 'key-value';
  const [only] = types;
  if (types.length !== 1) return 'json';
  switch (only) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'toggle';
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      if (!schema.items) return 'json';
      if (schema.items.enum && schema.uniqueItems) return 'checks';
      return isListed(schema.items) ? 'list' : 'json';
    case 'object':
      return Object.keys(schema.properties ?? {}).length > 0 ? 'object' : 'json';
    default:
      return 'json';
  }
}

/** An object by names, or a list of `{ name, value }`. */
function isPairs(schema: ConfigSchema, types: readonly string[]): boolean {
  const item = schema.items?.properties;
  return types.includes('object') && types.includes('array') && !!item?.['name'] && !!item['value'];
}

/** Whether items have a control of their own; a list of JSON texts is better seen as one. */
function isListed(items: ConfigSchema): boolean {
  return controlKind(items) !== 'json';
}
