import type { JsonValue } from '../document/json-value';
import { parseTemplate } from '../templates/parse-template';

/** Words that stand before a credential (RFC 9110 section 11) and are none themselves. */
const SCHEME = /^(bearer|basic|digest|token|apikey|api-key|key|negotiate)?:?$/i;

/**
 * Whether a value is no secret itself because it is empty, or only refers to what steps give: `Bearer {{ steps.login.token }}`. Any
 * other text may hold one, and so may an expression that is more than a path, because it may hold texts.
 */
export function isReference(value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isReference);
  return typeof value === 'string' && isReferringText(value);
}

function isReferringText(text: string): boolean {
  try {
    const { parts } = parseTemplate(text);
    const literal = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    return parts.every((part) => part.kind !== 'script') && SCHEME.test(literal.trim());
  } catch {
    return false;
  }
}
