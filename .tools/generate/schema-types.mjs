// TypeScript of the schemas of an OpenAPI 3.0 document: what openapi-typescript does, for the part of the language that
// @nestjs/swagger writes. Anything else is an error, so that no type is wrong in silence.

const REFERENCE = '#/components/schemas/';
const NAME = /^[A-Za-z_$][\w$]*$/;

/** An exported interface for every schema, by name. */
export function schemaTypes({ components }) {
  return Object.keys(components.schemas)
    .sort()
    .map((name) => interfaceOf(name, components.schemas[name]))
    .join('\n');
}

function interfaceOf(name, schema) {
  if (schema.type !== 'object' || !schema.properties)
    throw new Error(`${name} is not an object with properties`);
  return `${comment(schema)}export interface ${name} ${bodyOf(schema)}\n`;
}

function bodyOf({ properties, required = [] }) {
  const lines = Object.entries(properties).map(([name, schema]) => {
    const key = NAME.test(name) ? name : JSON.stringify(name);
    return `${comment(schema)}${key}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`;
  });
  return `{\n${lines.join('\n')}\n}`;
}

function typeOf(schema) {
  const type = bareTypeOf(schema);
  return schema.nullable && type !== 'unknown' && !schema.enum?.includes(null) ? `${type} | null` : type;
}

function bareTypeOf(schema) {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  for (const [keyword, sign] of [
    ['allOf', ' & '],
    ['anyOf', ' | '],
    ['oneOf', ' | '],
  ]) {
    if (schema[keyword]) return `(${schema[keyword].map(typeOf).join(sign)})`;
  }
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return `(${typeOf(schema.items)})[]`;
    case 'object':
      return objectOf(schema);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`no TypeScript for ${JSON.stringify(schema)}`);
  }
}

/** An object that nothing is said about stands for any JSON value. */
function objectOf(schema) {
  if (schema.properties) return bodyOf(schema);
  const { additionalProperties } = schema;
  if (additionalProperties === undefined) return 'unknown';
  return `Record<string, ${additionalProperties === true ? 'unknown' : typeOf(additionalProperties)}>`;
}

function nameOf(reference) {
  const name = reference.slice(REFERENCE.length);
  if (!reference.startsWith(REFERENCE) || !NAME.test(name))
    throw new Error(`no type has the name ${reference}`);
  return name;
}

function comment({ description }) {
  return description === undefined
    ? ''
    : `/** ${description.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n`;
}
