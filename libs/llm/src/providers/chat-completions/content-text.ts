import { memberOf, textOf } from '../read-member';

/** Parts of a message that are said to the reader; what the model thought aloud is left out. */
const SAID: ReadonlySet<unknown> = new Set(['text', 'output_text']);

/** The text of `content`: as it is, or of a list of parts, as Mistral's thinking models have it. */
export function contentText(content: unknown): string {
  if (!Array.isArray(content)) return textOf(content) ?? '';
  return content
    .map((part) => (SAID.has(memberOf(part, 'type')) ? (textOf(memberOf(part, 'text')) ?? '') : ''))
    .join('');
}
