import type { JsonObject } from '../document/json-value';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { checkScript, type ScriptKind } from '../scripts/check-script';
import { referencesIn } from '../templates/find-references';
import { parseTemplate, type KnownExpressions, type PlacedExpression } from '../templates/parse-template';
import { TemplateSyntaxError, type TemplatePart } from '../templates/template';
import { textPosition, type TextPosition } from '../text/text-position';
import { configTexts } from './config-texts';
import { toolListsOf } from '../tools/tools-in';

/** What the templates and scripts of a config say. Paths are JSON Pointers into the config. */
export interface ConfigReading {
  templateErrors: TextError[];
  scriptErrors: TextError[];
  /** Steps that are used, each once for each text. */
  references: { path: string; stepId: string }[];
}

/** A mistake in a text of a config. */
export interface TextError extends TextPosition {
  path: string;
  message: string;
}

/** Most mistakes that are looked for in one config, as in checks of its schema. */
const MAX_ERRORS = 500;
/** A trigger's config holds no templates: nothing has run yet that they could speak of. Braces in its sample are just text. */
const NOTHING: ConfigReading = { templateErrors: [], scriptErrors: [], references: [] };

const readings = new WeakMap<NodeTypeDescriptor, WeakMap<JsonObject, ConfigReading>>();

/**
 * Parses all templates and script fields of a config, each once. The reading is kept for as long as the config object lives, so that
 * a keystroke in one node of a thousand costs one parse: a config is replaced, never changed in place.
 */
export function readConfig(descriptor: NodeTypeDescriptor, config: JsonObject): ConfigReading {
  if (descriptor.category === 'trigger') return NOTHING;
  let ofType = readings.get(descriptor);
  if (!ofType) readings.set(descriptor, (ofType = new WeakMap()));
  let reading = ofType.get(config);
  if (!reading) ofType.set(config, (reading = parseTexts(descriptor, config)));
  return reading;
}

function parseTexts(descriptor: NodeTypeDescriptor, config: JsonObject): ConfigReading {
  const reading: ConfigReading = { templateErrors: [], scriptErrors: [], references: [] };
  // Tools have readings of their own.
  const toolLists = toolListsOf(descriptor);
  const own = toolLists.length === 0 ? config : without(config, toolLists);
  const known: KnownExpressions = new Map();
  for (const { kind, path, text } of configTexts(own, descriptor)) {
    if (reading.templateErrors.length + reading.scriptErrors.length >= MAX_ERRORS) break;
    const { stepIds, error } = kind === 'template' ? readTemplate(text, known) : readScript(kind, text);
    for (const stepId of stepIds) reading.references.push({ path, stepId });
    if (error) (kind === 'template' ? reading.templateErrors : reading.scriptErrors).push({ path, ...error });
  }
  return reading;
}

function without(config: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(config).filter(([key]) => !fields.includes(key)));
}

/** Steps that a text uses, each once, or why it can't be read. */
interface TextReading {
  stepIds: Iterable<string>;
  error?: Omit<TextError, 'path'>;
}

function readScript(kind: ScriptKind, source: string): TextReading {
  const checked = checkScript({ kind, source });
  return 'tree' in checked
    ? { stepIds: referencesIn(source, checked.tree) }
    : { stepIds: [], error: checked.problem };
}

function readTemplate(text: string, known: KnownExpressions): TextReading {
  const stepIds = new Set<string>();
  const seen = new Set<TemplatePart>();
  try {
    const onExpression = ({ part, tree }: PlacedExpression) => {
      if (seen.has(part)) return;
      seen.add(part);
      if (tree) for (const id of referencesIn(part.source, tree)) stepIds.add(id);
      const first = part.kind === 'path' && part.root === 'steps' ? part.keys[0] : undefined;
      if (typeof first === 'string') stepIds.add(first);
    };
    parseTemplate(text, onExpression, known);
    return { stepIds };
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error;
    return { stepIds: [], error: { message: error.message, ...textPosition(text, error.position) } };
  }
}
