import type { JsonObject, JsonValue } from '../document/json-value';
import type { CompiledConfig, ConfigPlan, PlannedPart } from './compile-config';
import { readPath } from './read-path';
import type { ScopeRoot } from './template';

/** The values that templates may name. */
export type TemplateScope = Readonly<Record<ScopeRoot, JsonValue>>;

/** A config with its templates filled in. */
export interface RenderedConfig {
  config: JsonObject;
  /** Plain paths that led to nothing, as they were written. */
  missing: string[];
}

/**
 * Fills in a config's templates. A field that is one expression and nothing else keeps the value's type; inside text, objects
 * and arrays appear as JSON, null as nothing. A path that leads to nothing is null as a field and nothing inside text, and
 * is named in `missing`. Parts without templates are shared with the compiled config: do not change them.
 *
 * @param scriptValues what `compiled.scripts` gave, in the same order
 */
export function renderConfig(
  compiled: CompiledConfig,
  scope: TemplateScope,
  scriptValues: readonly JsonValue[],
): RenderedConfig {
  const missing: string[] = [];
  const read = (part: PlannedPart): JsonValue => {
    if (part.kind === 'script') return scriptValues[part.index] ?? null;
    const { found, value } = readPath(scope[part.root], part.keys);
    if (!found) missing.push(part.source);
    return value ?? null;
  };
  return { config: render(compiled.plan, read) as JsonObject, missing };
}

function render(plan: ConfigPlan, read: (part: PlannedPart) => JsonValue): JsonValue {
  switch (plan.kind) {
    case 'static':
      return plan.value;
    case 'value':
      return read(plan.part);
    case 'text':
      return plan.parts.map((part) => (part.kind === 'text' ? part.text : asText(read(part)))).join('');
    case 'array':
      return plan.items.map((item) => render(item, read));
    case 'object':
      // fromEntries defines own properties, so a key named "__proto__" stays a key.
      return Object.fromEntries(plan.entries.map(([key, item]) => [key, render(item, read)]));
  }
}

function asText(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
