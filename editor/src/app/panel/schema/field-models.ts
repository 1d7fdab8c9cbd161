import type { JsonObject, JsonValue } from '@rex/workflow';
import { controlKind, type ControlKind } from './control-kind';
import { effectiveProperties } from './effective-properties';
import { fieldAlternatives, type FieldAlternatives } from './field-alternatives';
import { isSameJson, typesOf, type ConfigSchema } from './json-schema';
import { readLabel } from './read-label';

/** One field of a form: what a control needs to know, derived from the schema alone. */
export interface FieldModel {
  /** Name in the object, or index in the list, that holds it. */
  readonly key: string | number;
  readonly label: string;
  readonly unit: string | null;
  readonly description: string;
  readonly kind: ControlKind;
  readonly schema: ConfigSchema;
  /** It must be given: it is required and has no default. */
  readonly isRequired: boolean;
  readonly default: JsonValue | undefined;
  /** It may hold a template instead of its value. */
  readonly takesTemplate: boolean;
  /** It may be null. */
  readonly isNullable: boolean;
  /** Shown behind “More options” in a long form. */
  readonly isMinor: boolean;
}

/** The fields of an object, and what it lets one choose among. */
export interface FormModel {
  readonly fields: readonly FieldModel[];
  readonly alternatives: FieldAlternatives | null;
}

/** The fields that an object schema has, given what the object holds. */
export function formModel(schema: ConfigSchema, object: JsonObject): FormModel {
  const { properties, required, forbidden, pointless } = effectiveProperties(schema, object);
  const alternatives = fieldAlternatives(schema);
  const fields: FieldModel[] = [];
  for (const [key, part] of properties) {
    const isHeld = Object.hasOwn(object, key);
    if (!isVisible(part, schema, object)) continue;
    // What is held is shown even where it has no place, because only so can it be taken away.
    if (!isHeld && (forbidden.has(key) || pointless.has(key))) continue;
    fields.push(fieldModel(key, part, { isRequired: required.has(key) }));
  }
  return { fields, alternatives };
}

/** The model of one field. */
export function fieldModel(
  key: string | number,
  schema: ConfigSchema,
  { isRequired }: { isRequired: boolean },
): FieldModel {
  const { label, unit } =
    typeof key === 'string' ? readLabel(key) : { label: $localize`Item ${key + 1}:NUMBER:`, unit: null };
  const kind = controlKind(schema);
  return {
    key,
    label: schema.title ?? label,
    unit,
    description: schema.description ?? '',
    kind,
    schema,
    isRequired: isRequired && schema.default === undefined,
    default: schema.default,
    takesTemplate: schema.expression === true || schema.pathOrTemplate === true,
    isNullable: typesOf(schema).includes('null'),
    isMinor: !isRequired || schema.default !== undefined ? MINOR_KINDS.has(kind) : false,
  };
}

const MINOR_KINDS: ReadonlySet<ControlKind> = new Set(['number', 'toggle', 'list', 'checks']);

function isVisible(part: ConfigSchema, schema: ConfigSchema, object: JsonObject): boolean {
  const condition = part.visibleWhen;
  if (!condition) return true;
  const other = schema.properties?.[condition.field];
  // What depends on a field that isn't shown itself isn't shown either.
  if (other && !Object.hasOwn(object, condition.field) && !isVisible(other, schema, object)) return false;
  const value = object[condition.field] ?? other?.default;
  const wanted = 'in' in condition ? condition.in : [condition.equals];
  return wanted.some((each) => isSameJson(each, value));
}
