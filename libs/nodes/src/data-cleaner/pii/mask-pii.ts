import { findPii, type PiiKind, type PiiMatch } from './find-pii';

/** How personal data is made unreadable. */
export const MASK_MODES = ['mask', 'redact', 'last4'] as const;

/** One of MASK_MODES. */
export type MaskMode = (typeof MASK_MODES)[number];

/**
 * The text without the personal data of some kinds. `mask`: each letter and digit becomes `*`; `redact`: the kind stands in its
 * place, such as `[email]`; `last4`: masked but for the last four letters and digits. `count` is told each match.
 */
export function maskPii(
  text: string,
  { kinds, mode }: { kinds: readonly PiiKind[]; mode: MaskMode },
  count: (kind: PiiKind) => void,
): string {
  const matches = findPii(text, kinds);
  if (matches.length === 0) return text;
  const pieces: string[] = [];
  let end = 0;
  for (const match of matches) {
    count(match.kind);
    pieces.push(text.slice(end, match.start), hide(text, match, mode));
    end = match.end;
  }
  return pieces.join('') + text.slice(end);
}

function hide(text: string, { kind, start, end }: PiiMatch, mode: MaskMode): string {
  if (mode === 'redact') return `[${kind}]`;
  const secret = text.slice(start, end);
  const readable = mode === 'last4' ? 4 : 0;
  let left = secret.replace(/[^a-z0-9]/gi, '').length - readable;
  return secret.replace(/[a-z0-9]/gi, (character) => (left-- > 0 ? '*' : character));
}
