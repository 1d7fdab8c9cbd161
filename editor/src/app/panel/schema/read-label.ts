/** What a field is called, and the unit of its number. */
export interface FieldLabel {
  readonly label: string;
  readonly unit: string | null;
}

const UNITS: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/PerMinute$/, 'per minute'],
  [/Seconds$/, 's'],
  [/Ms$/, 'ms'],
  [/Bytes$/, 'bytes'],
];

/** Words that are written in their own way. */
const SPELLINGS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...['JSON', 'HTTP', 'URL', 'HTML', 'PII', 'HMAC', 'IBAN', 'SSN', 'SHA1', 'SHA256', 'SHA512', 'ID'],
    ...['API', 'IPv4', 'IPv6', 'OpenAI', 'GitHub', 'Groq', 'Gemini', 'Cron'],
  ].map((word) => [word.toLowerCase(), word]),
);

/** Makes `timeoutMs` the label `Timeout` with the unit `ms`, and `keyId` the label `Key`. */
export function readLabel(key: string): FieldLabel {
  const found = UNITS.find(([ending]) => ending.test(key));
  const bare = (found ? key.replace(found[0], '') : key).replace(/(.)Id$/, '$1');
  return { label: sentence(bare.replace(/([a-z0-9])([A-Z])/g, '$1 $2')), unit: found?.[1] ?? null };
}

/** Makes `last-node` the words `Last node`; names in capitals, such as GET, stay as they are. */
export function readOption(value: string): string {
  return /^[A-Z]+$/.test(value) ? value : sentence(value.replace(/-/g, ' '));
}

function sentence(text: string): string {
  return text
    .split(' ')
    .map((word, index) => {
      const known = SPELLINGS[word.toLowerCase()];
      if (known !== undefined) return known;
      const small = word.toLowerCase();
      return index === 0 ? small.charAt(0).toUpperCase() + small.slice(1) : small;
    })
    .join(' ');
}

/** A number of a unit in words that say more, such as `5 min` for 300000 ms; null when it says no more. */
export function readAmount(value: number, unit: string | null): string | null {
  if (unit === 'bytes') return value >= 1024 ? `${round(value / scaleOf(value))} ${nameOf(value)}` : null;
  const seconds = unit === 'ms' ? value / 1000 : unit === 's' ? value : null;
  if (seconds === null || seconds < 1 || (unit === 's' && seconds < 60)) return null;
  const [name, size] = TIMES.find(([, each]) => seconds >= each) ?? ['s', 1];
  return `${round(seconds / size)} ${name}`;
}

const TIMES = [['days', 86_400], ['h', 3600], ['min', 60], ['s', 1]] as const; // prettier-ignore

const scaleOf = (bytes: number): number => (bytes >= 1024 ** 2 ? 1024 ** 2 : 1024);
const nameOf = (bytes: number): string => (bytes >= 1024 ** 2 ? 'MiB' : 'KiB');
const round = (value: number): number => Math.round(value * 100) / 100;
