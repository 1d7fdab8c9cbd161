import type { JsonObject } from '../document/json-value';
import type { NodeTypeDescriptor } from '../node-types/node-type-descriptor';
import { findReferences } from '../templates/find-references';
import { parseTemplate } from '../templates/parse-template';
import { TemplateSyntaxError, type TemplatePart } from '../templates/template';
import { configTexts, type ConfigText } from './config-texts';

/** What the templates and scripts of a config say. Paths are JSON Pointers into the config. */
export interface ConfigReading {
  syntaxErrors: { path: string; message: string }[];
  /** Steps that are used, each once for each text. */
  references: { path: string; stepId: string }[];
}

/** A trigger's config holds no templates: nothing has run yet that they could speak of. Braces in its sample are just text. */
const NOTHING: ConfigReading = { syntaxErrors: [], references: [] };

const readings = new WeakMap<NodeTypeDescriptor, WeakMap<JsonObject, ConfigReading>>();

/**
 * Parses all templates and script fields of a config. The reading is kept for as long as the config object lives, so that a
 * keystroke in one node of a thousand costs one parse: a config is replaced, never changed in place.
 */
export function readConfig(descriptor: NodeTypeDescriptor, config: JsonObject): ConfigReading {
  if (descriptor.category === 'trigger') return NOTHING;
  let ofType = readings.get(descriptor);
  if (!ofType) readings.set(descriptor, (ofType = new WeakMap()));
  let reading = ofType.get(config);
  if (!reading) ofType.set(config, (reading = parseTexts(configTexts(config, descriptor.scriptFields))));
  return reading;
}

function parseTexts(texts: ConfigText[]): ConfigReading {
  const reading: ConfigReading = { syntaxErrors: [], references: [] };
  for (const { kind, path, text } of texts) {
    try {
      const stepIds =
        kind === 'script' ? findReferences(text) : parseTemplate(text).parts.flatMap(referencesOf);
      for (const stepId of new Set(stepIds)) reading.references.push({ path, stepId });
    } catch (error) {
      if (!(error instanceof TemplateSyntaxError)) throw error;
      reading.syntaxErrors.push({ path, message: error.message });
    }
  }
  return reading;
}

function referencesOf(part: TemplatePart): string[] {
  if (part.kind === 'script') return findReferences(part.source);
  const first = part.kind === 'path' && part.root === 'steps' ? part.keys[0] : undefined;
  return typeof first === 'string' ? [first] : [];
}
