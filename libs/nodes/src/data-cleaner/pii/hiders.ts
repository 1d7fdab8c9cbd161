/** How personal data is made unreadable. */
export const MASK_MODES = ['mask', 'redact', 'last4', 'keep-last-4', 'hash'] as const;

/** One of MASK_MODES. */
export type MaskMode = (typeof MASK_MODES)[number];

/** Gives what stands in the place of a piece of personal data. */
export type PiiHider = (secret: string, kind: string) => string;

/** A piece with fewer letters and digits shows none of them: four would be most of it. */
const LEAST_FOR_LAST_4 = 8;

/** How each mode but `hash` hides, see the guide. */
export const HIDERS: Record<Exclude<MaskMode, 'hash'>, PiiHider> = {
  mask: (secret) => maskBut(secret, 0),
  redact: (_secret, kind) => `[${kind}]`,
  last4: (secret) => maskBut(secret, 4),
  'keep-last-4': (secret) => maskBut(secret, 4),
};

/** Letters and digits become `*`, but for the last ones; where there are none, everything but space does. */
function maskBut(secret: string, last: 0 | 4): string {
  const shown = last === 0 ? secret.length : startOfLast4(secret);
  const masked = secret.slice(0, shown).replace(READABLE, '*');
  const isUnchanged = shown === secret.length && masked === secret;
  return isUnchanged ? secret.replace(/\S/gu, '*') : masked + secret.slice(shown);
}

const READABLE = /[\p{L}\p{N}\p{M}]/gu;

/** Where the last four letters and digits begin; the end of a piece that has too few. */
function startOfLast4(secret: string): number {
  let found = 0;
  let start = secret.length;
  for (let index = secret.length; index > 0 && found < LEAST_FOR_LAST_4;) {
    const isPair = index > 1 && (secret.codePointAt(index - 2) ?? 0) > 0xffff;
    const from = isPair ? index - 2 : index - 1;
    if (secret.slice(from, index).search(READABLE) === 0) found += 1;
    if (found === 4 && start === secret.length) start = from;
    index = from;
  }
  return found < LEAST_FOR_LAST_4 ? secret.length : start;
}
