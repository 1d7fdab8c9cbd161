import type { JsonObject } from '@rex/workflow';
import { fieldAlternatives } from './field-alternatives';
import type { ConfigSchema } from './json-schema';
import { matchesSchema } from './matches-schema';

/** What an object schema says of its properties, given what the object holds now. */
export interface EffectiveProperties {
  /** Each property with what the branches that hold now add to it. */
  readonly properties: ReadonlyMap<string, ConfigSchema>;
  readonly required: ReadonlySet<string>;
  /** Those that some branch refuses now. */
  readonly forbidden: ReadonlySet<string>;
  /** Those that only some branch asks for, and none does now. */
  readonly pointless: ReadonlySet<string>;
}

/** Follows `allOf` and `if`, `then`, `else` with the object as it is, defaults filled in. */
export function effectiveProperties(schema: ConfigSchema, object: JsonObject): EffectiveProperties {
  const properties = new Map(Object.entries(schema.properties ?? {}));
  const required = new Set(schema.required);
  const forbidden = new Set<string>();
  const asked = new Set<string>();
  const value = withDefaults(schema, object);
  const take = (branch: ConfigSchema | undefined, isActive: boolean): void => {
    if (!branch) return;
    for (const key of branch.required ?? []) {
      if (!schema.required?.includes(key)) asked.add(key);
      if (isActive) required.add(key);
    }
    if (isActive) {
      for (const [key, extra] of Object.entries(branch.properties ?? {})) {
        const known = properties.get(key);
        if (extra.not && Object.keys(extra.not).length === 0) forbidden.add(key);
        else if (known) properties.set(key, refine(known, extra));
      }
    }
    follow(branch, isActive);
  };
  const follow = (part: ConfigSchema, isActive: boolean): void => {
    for (const each of part.allOf ?? []) take(each, isActive);
    if (!part.if) return;
    const holds = matchesSchema(part.if, value);
    take(part.then, isActive && holds);
    take(part.else, isActive && !holds);
  };
  follow(schema, true);
  // What one chooses among is never pointless: the choice itself says what is shown.
  const chosen = fieldAlternatives(schema)?.groups.flat() ?? [];
  const pointless = new Set([...asked].filter((key) => !required.has(key) && !chosen.includes(key)));
  return { properties, required, forbidden, pointless };
}

/**
 * An object after one of its fields was chosen: what was asked for before and is not any more goes with it, such as the value of
 * a condition whose operator takes none.
 */
export function withoutPointless(schema: ConfigSchema, before: JsonObject, after: JsonObject): JsonObject {
  const [old, now] = [effectiveProperties(schema, before), effectiveProperties(schema, after)];
  const gone = [...now.pointless, ...now.forbidden].filter((key) => old.required.has(key) && key in after);
  if (gone.length === 0) return after;
  return Object.fromEntries(Object.entries(after).filter(([key]) => !gone.includes(key)));
}

/** A branch says how the value must be; how it is edited and told stays as the property says, unless the branch says so. */
function refine(known: ConfigSchema, extra: ConfigSchema): ConfigSchema {
  const { not, ...rest } = extra;
  return not?.enum && known.enum
    ? { ...known, ...rest, enum: known.enum.filter((value) => !not.enum?.includes(value)) }
    : { ...known, ...rest };
}

function withDefaults(schema: ConfigSchema, object: JsonObject): JsonObject {
  const defaults: JsonObject = {};
  for (const [key, part] of Object.entries(schema.properties ?? {})) {
    if (part.default !== undefined) defaults[key] = part.default;
  }
  return { ...defaults, ...object };
}
