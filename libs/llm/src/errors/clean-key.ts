import { findSecret, replaceSpans, secretForms } from '@rex/node-sdk';

const CLEANED = '[key]';

/** A shorter one would take ordinary words out of texts, and is no secret. */
const SHORTEST_KEY = 4;

/** Takes a key out of a text, in every form in which vendors echo what they got. */
export function cleanKey(text: string, key: string): string {
  if (key.length < SHORTEST_KEY) return text;
  const spans = secretForms(key).flatMap((form) => findSecret(text, form));
  return spans.length === 0 ? text : replaceSpans(text, spans, CLEANED);
}
