const CLEANED = '[key]';

/** A shorter one would take ordinary words out of texts, and is no secret. */
const SHORTEST_KEY = 4;

/** Takes a key out of a text: as it is, and encoded for URLs, JSON and base64. Vendors echo what they got. */
export function cleanKey(text: string, key: string): string {
  if (key.length < SHORTEST_KEY) return text;
  const forms = [
    key,
    encodeURIComponent(key.toWellFormed()),
    JSON.stringify(key).slice(1, -1),
    Buffer.from(key).toString('base64'),
  ];
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((cleaned, form) => cleaned.replaceAll(form, CLEANED), text);
}
