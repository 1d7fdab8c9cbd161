import { limitsOf, rulesOf, typeOf, valuesOf, variantsOf } from './describe-schema.mjs';
import { code, either, jsonCode } from './markdown-text.mjs';

/** Deeper than this a table tells people nothing. */
const MAX_DEPTH = 8;

/**
 * A config schema as the rows of a table, one for each field, nested ones as paths (`auth.type`, `conditions[].operator`), and the
 * rules between fields as sentences.
 */
export function schemaRows(schema, scriptFields = {}) {
  const found = { rows: [], rules: [] };
  collectObject(schema, '', [], found, scriptFields);
  return { rows: mergeSame(found.rows), rules: [...new Set(found.rules)] };
}

function collectObject(schema, path, ancestors, found, scriptFields = {}) {
  const required = schema.required ?? [];
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const fieldPath = path === '' ? key : `${path}.${key}`;
    const script = path === '' && Object.hasOwn(scriptFields, key) ? scriptFields[key] : undefined;
    const shownWhen = shownWords(field.visibleWhen, path, schema.properties);
    found.rows.push({ ...rowOf(field, fieldPath, required.includes(key), script), shownWhen });
    collectBelow(field, fieldPath, [...ancestors, schema], found);
  }
  for (const rule of rulesOf(schema)) found.rules.push(path === '' ? rule : `${code(path)}: ${rule}`);
  collectAnyKey(schema, path, ancestors, found);
}

/** Fields of what a field holds: of an object, of the items of an array, of each alternative. */
function collectBelow(schema, path, ancestors, found) {
  if (typeof schema !== 'object' || schema === null || ancestors.length > MAX_DEPTH) return;
  // Its object form is what a template is rewritten to; people don't write it.
  if (schema.pathOrTemplate) return;
  const isRepeated = ancestors.some((each) => JSON.stringify(each) === JSON.stringify(schema));
  if (isRepeated) return;
  if ([schema.type].flat().includes('object') || schema.properties)
    collectObject(schema, path, ancestors, found);
  if (schema.items) collectBelow(schema.items, `${path}[]`, ancestors, found);
  for (const variant of variantsOf(schema)) {
    const before = found.rows.length;
    collectBelow(variant, path, [...ancestors, schema], found);
    nameVariant(variant, path, found.rows.slice(before));
  }
}

/** An object whose keys its user chooses. */
function collectAnyKey({ additionalProperties, patternProperties = {} }, path, ancestors, found) {
  const anyKeys = [...Object.entries(patternProperties), ['*', additionalProperties]];
  for (const [key, schema] of anyKeys) {
    if (typeof schema !== 'object' || schema === null) continue;
    const below = path === '' ? key : `${path}.${key}`;
    found.rows.push(rowOf(schema, below, false));
    collectBelow(schema, below, ancestors, found);
  }
}

function rowOf(schema, path, isListed, script) {
  const values = valuesOf(schema);
  return {
    path,
    type: script || schema.pathOrTemplate ? 'string' : typeOf(schema),
    // The schema lists fields with a default as required, so that their type is exact; they may be left out.
    isRequired: isListed && schema.default === undefined,
    default: schema.default,
    limits: limitsOf(schema),
    templates: templatesOf(schema, script),
    values,
    description: schema.description ?? '',
    shownWhen: [],
  };
}

/** When the form shows a field. The field that decides stands beside it, unless it is named by a path from the top. */
function shownWords(visibleWhen, path, siblings) {
  if (visibleWhen === undefined) return [];
  const { field, ...condition } = visibleWhen;
  const name = code(path !== '' && Object.hasOwn(siblings, field) ? `${path}.${field}` : String(field));
  const values = 'equals' in condition ? [condition.equals] : condition.in;
  return [
    Array.isArray(values) ? `${name} is ${either(values.map(jsonCode))}` : `${name}: ${jsonCode(condition)}`,
  ];
}

function templatesOf(schema, script) {
  if (script) return script === 'body' ? 'JavaScript (a function body)' : 'JavaScript (an expression)';
  if (schema.pathOrTemplate) return 'path or template';
  return schema.expression === true ? 'yes' : 'no';
}

/** Fields of one alternative are told apart by the field that has a single value there, such as `op`. */
function nameVariant(variant, path, rows) {
  const names = Object.entries(variant.properties ?? {})
    .filter(([, schema]) => valuesOf(schema).length === 1 && (schema.enum ?? [schema.const]).length === 1)
    .map(([key, schema]) => [`${path}.${key}`, valuesOf(schema)[0]]);
  const [discriminator] = names;
  if (!discriminator) return;
  const [key, value] = discriminator;
  for (const row of rows) if (row.path !== key) row.shownWhen.push(`${code(key)} is ${jsonCode(value)}`);
}

/** Alternatives have fields in common: one row for those that say the same, with the values of all. */
function mergeSame(rows) {
  const merged = new Map();
  for (const row of rows) {
    const { path, values, shownWhen, isRequired, ...rest } = row;
    const key = JSON.stringify([path, rest]);
    const known = merged.get(key);
    if (!known)
      merged.set(key, { ...row, values: [...values], shownWhen: [either(shownWhen, 'and')].filter(Boolean) });
    else {
      known.values = [...new Set([...known.values, ...values])];
      known.isRequired &&= isRequired;
      known.shownWhen =
        known.shownWhen.length === 0 || shownWhen.length === 0
          ? []
          : [...new Set([...known.shownWhen, either(shownWhen, 'and')])];
    }
  }
  return [...merged.values()];
}
