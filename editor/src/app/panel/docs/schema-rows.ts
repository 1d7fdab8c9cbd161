import { isRecord, typesOf, type ConfigSchema } from '../schema/json-schema';

/** One field in the list of a type's fields. */
export interface SchemaRow {
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
  /** As JSON; null when there is none. */
  readonly default: string | null;
}

/** Groups in groups repeat themselves. */
const MAX_DEPTH = 2;

/** The fields of a config, those of objects and of the objects in lists included. */
export function schemaRows(schema: ConfigSchema, prefix = '', depth = 0): SchemaRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const path = `${prefix}${key}`;
    const row: SchemaRow = {
      path,
      type: typeWords(part),
      isRequired: (schema.required?.includes(key) ?? false) && part.default === undefined,
      description: part.description ?? '',
      default: part.default === undefined ? null : JSON.stringify(part.default),
    };
    if (depth >= MAX_DEPTH) return [row];
    const inner = isRecord(part.properties) ? schemaRows(part, `${path}.`, depth + 1) : [];
    const items = part.items?.properties ? schemaRows(part.items, `${path}[].`, MAX_DEPTH) : [];
    return [row, ...inner, ...items];
  });
}

function typeWords(schema: ConfigSchema): string {
  const words = schema.enum?.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const base = words?.join(', ') ?? (typesOf(schema).join($localize` or `) || $localize`any value`);
  return schema.expression ? $localize`${base}:TYPE:, or a template` : base;
}
