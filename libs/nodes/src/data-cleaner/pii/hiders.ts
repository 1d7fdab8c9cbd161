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
function maskBut(secret: string, last: number): string {
  const count = secret.match(READABLE)?.length ?? 0;
  if (count === 0) return secret.replace(/\S/gu, '*');
  let left = count < LEAST_FOR_LAST_4 ? count : count - last;
  return secret.replace(READABLE, (character) => (left-- > 0 ? '*' : character));
}

const READABLE = /[\p{L}\p{N}\p{M}]/gu;
