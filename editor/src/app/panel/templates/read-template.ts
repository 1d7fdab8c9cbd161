import { parseTemplate, readPath, TemplateSyntaxError, type JsonValue } from '@rex/workflow';
import type { ScopeData } from './scope-data';
import { brief } from './suggest-paths';

// Brings a parser of JavaScript along: import it when it is needed only.

/** What a template field would give with the data at hand. */
export interface TemplatePreview {
  readonly kind: 'value' | 'later' | 'missing' | 'mistake';
  readonly text: string;
}

/** What a template comes to. Scripts are never run here: only the sandbox does that. */
export function previewTemplate(text: string, scope: ScopeData): TemplatePreview | null {
  let parts;
  try {
    ({ parts } = parseTemplate(text));
  } catch (thrown) {
    if (!(thrown instanceof TemplateSyntaxError)) throw thrown;
    return { kind: 'mistake', text: thrown.message };
  }
  if (parts.every(({ kind }) => kind === 'text')) return null;
  if (parts.some(({ kind }) => kind === 'script')) {
    return { kind: 'later', text: $localize`JavaScript, evaluated when it runs` };
  }
  let isExample = false;
  const shown: string[] = [];
  for (const part of parts) {
    if (part.kind === 'text') shown.push(part.text);
    if (part.kind !== 'path') continue;
    const [first, ...rest] = [part.root, ...part.keys];
    const path = first === 'steps' ? `steps.${String(rest.shift() ?? '')}` : first;
    const entry = scope.entries.find((each) => each.path === path);
    if (!entry) {
      if (first !== 'steps') return { kind: 'later', text: $localize`Known when it runs` };
      return { kind: 'missing', text: $localize`No step “${path.slice(6)}:PATH:” runs before this one.` };
    }
    isExample ||= entry.isExample;
    const { found, value } = readPath(entry.value, rest);
    if (entry.value === undefined || (!found && entry.isExample)) {
      return { kind: 'later', text: $localize`Known when it has run once` };
    }
    if (!found)
      return {
        kind: 'missing',
        text: $localize`${part.source}:SOURCE: led to nothing in the last execution.`,
      };
    shown.push(parts.length === 1 ? brief(value, 160) : asText(value ?? null));
  }
  const joined = shown.join('');
  const whole = joined.length > 160 ? `${joined.slice(0, 159)}…` : joined;
  return { kind: 'value', text: `${isExample ? $localize`For example ` : ''}${whole}` };
}

const asText = (value: JsonValue): string =>
  value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
