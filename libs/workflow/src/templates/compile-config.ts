import { isJsonObject, type JsonObject, type JsonValue } from '../document/json-value';
import { parseTemplate } from './parse-template';
import type { PathPart, ScriptPart, TextPart } from './template';

/** A config whose templates are parsed: made once for a version, rendered for every step. Immutable. */
export interface CompiledConfig {
  /** JavaScript expressions that need the sandbox, in order of appearance. */
  scripts: string[];
  /** True when there is nothing to render: rendering gives the same object each time. */
  isStatic: boolean;
  plan: ConfigPlan;
}

/** How to build one value of the config. Subtrees without templates are taken over as they are. */
export type ConfigPlan =
  | { kind: 'static'; value: JsonValue }
  /** A field that is one expression and nothing else: keeps its type. */
  | { kind: 'value'; part: PlannedPart }
  /** Text with expressions in it. */
  | { kind: 'text'; parts: (TextPart | PlannedPart)[] }
  | { kind: 'array'; items: ConfigPlan[] }
  | { kind: 'object'; entries: [key: string, plan: ConfigPlan][] };

/** An expression; a script is known by its index in `scripts`. */
export type PlannedPart = PathPart | { kind: 'script'; index: number };

/**
 * Finds and parses the templates in all leaves of a config. Keys are never templates. Top-level fields named in
 * `plainFields` hold none either and are left alone, see plainFieldsOf.
 *
 * @throws TemplateSyntaxError when a template does not parse; validation has refused such a config before.
 */
export function compileConfig(config: JsonObject, plainFields: readonly string[]): CompiledConfig {
  const scripts: string[] = [];
  const entries = Object.entries(config).map(([key, value]): [string, ConfigPlan] => [
    key,
    plainFields.includes(key) ? { kind: 'static', value } : planValue(value, scripts),
  ]);
  const plan = planEntries(config, entries);
  return { scripts, isStatic: plan.kind === 'static', plan };
}

function planValue(value: JsonValue, scripts: string[]): ConfigPlan {
  if (typeof value === 'string') return planText(value, scripts);
  if (Array.isArray(value)) {
    const items = value.map((item) => planValue(item, scripts));
    return items.every((item, index) => keeps(item, value[index]))
      ? { kind: 'static', value }
      : { kind: 'array', items };
  }
  if (isJsonObject(value)) {
    return planEntries(
      value,
      Object.entries(value).map(([key, item]) => [key, planValue(item, scripts)]),
    );
  }
  return { kind: 'static', value };
}

function planEntries(value: JsonObject, entries: [string, ConfigPlan][]): ConfigPlan {
  return entries.every(([key, plan]) => keeps(plan, value[key]))
    ? { kind: 'static', value }
    : { kind: 'object', entries };
}

/** True when the plan gives just the value that stood there: an escaped `\{{` is static too, but changes. */
function keeps(plan: ConfigPlan, value: JsonValue | undefined): boolean {
  return plan.kind === 'static' && plan.value === value;
}

function planText(text: string, scripts: string[]): ConfigPlan {
  if (!text.includes('{{')) return { kind: 'static', value: text };
  const parts = parseTemplate(text).parts.map((part) =>
    part.kind === 'script' ? planScript(part, scripts) : part,
  );
  const [first] = parts;
  if (parts.length === 1 && first) {
    return first.kind === 'text' ? { kind: 'static', value: first.text } : { kind: 'value', part: first };
  }
  return { kind: 'text', parts };
}

function planScript(part: ScriptPart, scripts: string[]): PlannedPart {
  return { kind: 'script', index: scripts.push(part.source) - 1 };
}
