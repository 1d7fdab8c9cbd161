import type { NodeContext } from '@rex/node-sdk';
import { StepFailure } from '../../http-request/step-failure';
import type { MaskOperation } from '../mask-config';
import { TURN_LENGTH, type Turns } from '../take-turns';
import { findPatterns } from './find-patterns';
import { findPii, PII_KINDS, type PiiMatch } from './find-pii';
import { HIDERS, type PiiHider } from './hiders';
import { normalizePii } from './normalize-pii';
import { PieceJoiner } from './piece-joiner';

/** Hexadecimal digits of a hash that stand in the text: 64 bits. */
const HASH_LENGTH = 16;

/** Hiding a piece, at worst by a hash, takes as long as looking at so many characters. */
const HIDING_COST = 100;

/** What masking needs of the step. `count` is told the kind of each piece that was hidden. */
export interface MaskServices extends Pick<NodeContext, 'sandbox' | 'secrets' | 'hmac'> {
  turns: Turns;
  count(kind: string): void;
}

/** The kinds of data that an operation looks for, in the order that decides between equals: PII_KINDS, then its patterns. */
export function kindsOf({ kinds = [...PII_KINDS], patterns = [] }: MaskOperation): string[] {
  const asked = new Set<string>(kinds);
  return [...new Set([...PII_KINDS.filter((kind) => asked.has(kind)), ...patterns.map(({ name }) => name)])];
}

/**
 * The texts without personal data.
 * @throws StepFailure `key-missing`, `pattern-invalid`, `pattern-text-too-large`
 */
export async function maskTexts(
  operation: MaskOperation,
  texts: readonly string[],
  services: MaskServices,
): Promise<string[]> {
  const { patterns = [] } = operation;
  const kinds = kindsOf(operation);
  const asked = new Set<string>(operation.kinds ?? PII_KINDS);
  const hide = await hiderFor(operation, services);
  const matches = patterns.length > 0 ? await findPatterns(services.sandbox, patterns, texts) : [];
  const masked: string[] = [];
  for (const [index, text] of texts.entries()) {
    const pieces = await piecesOf(text, { asked, kinds, matches: matches[index] ?? [] }, services.turns);
    masked.push(await replacePieces(text, pieces, hide, services));
  }
  return masked;
}

/** What is hidden in a text, looked for in parts so that others get their turn. */
async function piecesOf(
  text: string,
  { asked, kinds, matches }: { asked: ReadonlySet<string>; kinds: readonly string[]; matches: PiiMatch[] },
  turns: Turns,
): Promise<PiiMatch[]> {
  const joiner = new PieceJoiner(kinds);
  const byStart = matches.toSorted((a, b) => a.start - b.start);
  let next = 0;
  for (let from = 0; from < text.length; from += TURN_LENGTH) {
    const to = Math.min(text.length, from + TURN_LENGTH);
    const turn = turns(to - from);
    if (turn) await turn;
    const found = findPii(text, asked, from, to);
    for (let match = byStart[next]; match && match.start < to; match = byStart[++next]) found.push(match);
    joiner.add(found);
  }
  return joiner.pieces();
}

/** The text with other words in the place of the pieces. */
async function replacePieces(
  text: string,
  pieces: readonly PiiMatch[],
  hide: PiiHider,
  { turns, count }: MaskServices,
): Promise<string> {
  if (pieces.length === 0) return text;
  const parts: string[] = [];
  let end = 0;
  for (const piece of pieces) {
    const turn = turns(HIDING_COST);
    if (turn) await turn;
    count(piece.kind);
    parts.push(text.slice(end, piece.start), hide(text.slice(piece.start, piece.end), piece.kind));
    end = piece.end;
  }
  return parts.join('') + text.slice(end);
}

async function hiderFor(
  { mode = 'mask', keyId = '' }: MaskOperation,
  { secrets, hmac }: MaskServices,
): Promise<PiiHider> {
  if (mode !== 'hash') return HIDERS[mode];
  const key = keyId === '' ? undefined : await secrets.read(keyId);
  if (!key || key.value === '') {
    const message =
      keyId === ''
        ? 'The mode "hash" needs "keyId". Choose one of your stored keys, which is the secret of the hashes.'
        : `There is no stored key "${keyId}". Choose one of your keys in "keyId", or store it again.`;
    throw new StepFailure({ code: 'key-missing', message, retryable: false });
  }
  // The same people come up again and again.
  const hashes = new Map<string, string>();
  return (secret, kind) => {
    const normal = normalizePii(kind, secret);
    const hash = hashes.get(normal) ?? hmac.sha256(key.value, normal).slice(0, HASH_LENGTH);
    hashes.set(normal, hash);
    return `[${kind}:${hash}]`;
  };
}
