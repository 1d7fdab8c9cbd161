import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { ScopeData } from '../templates/scope-data';
import { suggestInTemplate, suggestPaths, type PathSuggestion } from '../templates/suggest-paths';

type Complete = (context: CompletionContext) => CompletionResult | null;

/** Names that scripts see: `input`, `steps` and what they hold. */
export function completeInScript(scope: () => ScopeData): Complete {
  return (context) => {
    const before = context.matchBefore(/[A-Za-z_$][\w$]*(?:\.[\w$]*|\[[^\]\s]*\]?)*/);
    if (!before && !context.explicit) return null;
    const written = before?.text ?? '';
    const items = suggestPaths(written, scope());
    return items.length > 0
      ? { from: before?.from ?? context.pos, filter: false, options: items.map(optionOf) }
      : null;
  };
}

/** Paths inside the templates of a JSON text. */
export function completeInJson(scope: () => ScopeData): Complete {
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const found = suggestInTemplate(line.text, context.pos - line.from, scope());
    if (!found || found.items.length === 0) return null;
    const options = found.items.map(optionOf).map((option) => ({
      ...option,
      apply: `${option.apply.replace(/"/g, "'")}${found.isOpen ? ' }}' : ''}`,
    }));
    return { from: line.from + found.from, filter: false, options };
  };
}

function optionOf({ path, label, detail }: PathSuggestion) {
  return { label, detail, apply: path };
}
