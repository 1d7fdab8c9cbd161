import { refusalInBody } from '@rex/llm';

/** Why a body with a good status is no list of models. */
export type ListRefusal = { kind: 'no-list' } | { kind: 'error'; status: number };

/**
 * Looks whether a body is a list of models, in the forms that there are: `data`, `models` (Gemini) or a list by itself. Gateways tell of
 * errors with status 200, and a wrong URL may lead to a page. Undefined when it is one.
 */
export function refusalInList(body: Uint8Array): ListRefusal | undefined {
  const value = parse(body);
  if (Array.isArray(value)) return undefined;
  if (typeof value !== 'object' || value === null) return { kind: 'no-list' };
  const refusal = refusalInBody(value);
  if (refusal) return { kind: 'error', status: refusal.status };
  const { data, models } = value as Record<string, unknown>;
  // Ollama says null while it has no model.
  return Array.isArray(data) || data === null || Array.isArray(models) ? undefined : { kind: 'no-list' };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
