import type { DigestEncoding, HmacAlgorithm } from '@rex/platform';

/** What a request claims: that one of `signatures` is the HMAC of one of `contents`, made with `key`. */
export interface SignatureClaim {
  kind: 'claim';
  algorithm: HmacAlgorithm;
  key: string | Uint8Array;
  encoding: DigestEncoding;
  /** Usually one; each is its pieces, one after the other. */
  contents: (string | Uint8Array)[][];
  /** As they stand in the request. Several where the sender is changing its secret. */
  signatures: string[];
  /** When it was sent, in seconds since 1970, where that is signed. */
  sentAtSeconds?: number;
}

/** A request that claims nothing that could be checked. */
export interface NoClaim {
  kind: 'none';
  /** The end of a sentence that starts with "The request": for the owner, never for the caller. */
  reason: string;
}

/** Most signatures of one request that are tried. */
const MAX_SIGNATURES = 16;

export function noClaim(reason: string): NoClaim {
  return { kind: 'none', reason };
}

/** The claim, unless it has no signature or too many. */
export function claimOf(claim: Omit<SignatureClaim, 'kind'>, header: string): SignatureClaim | NoClaim {
  if (claim.signatures.length === 0) return noClaim(`has no signature in the header ${header}`);
  if (claim.signatures.length > MAX_SIGNATURES) return noClaim(`has over ${MAX_SIGNATURES} signatures`);
  return { kind: 'claim', ...claim };
}

/** Reads seconds since 1970; undefined for what is no such number. */
export function readSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,11}$/.test(text) ? Number(text) : undefined;
}
