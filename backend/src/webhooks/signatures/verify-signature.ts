import { hmacOf, isSameSecret } from '@rex/platform';
import { customClaim, githubClaim, shopifyClaim } from './body-claims';
import { slackClaim, standardClaim, stripeClaim } from './dated-claims';
import type { NoClaim, SignatureClaim } from './signature-claim';
import type { SignaturePreset, SignatureScheme } from './signature-scheme';
import type { SignedRequest } from './signed-request';
import { twilioClaim } from './twilio-claim';

/** Whether a request was signed by who knows the secret. */
export type SignatureVerdict =
  | { kind: 'valid' }
  /** `reason` ends a sentence that starts with "The request". It is for the owner: a caller could learn from it. */
  | { kind: 'invalid'; reason: string };

type ReadClaim = (secret: string, request: SignedRequest) => SignatureClaim | NoClaim;

const PRESETS: Record<SignaturePreset, ReadClaim> = {
  github: githubClaim,
  stripe: stripeClaim,
  slack: slackClaim,
  'standard-webhooks': standardClaim,
  shopify: shopifyClaim,
  twilio: twilioClaim,
};

/**
 * Checks the signature of a request against a secret, in constant time, and that its signed time is near `nowMs`, before or
 * after. Every signature of the request is tried, so that a sender may change its secret.
 */
export function verifySignature(
  scheme: SignatureScheme,
  secret: string,
  request: SignedRequest,
  nowMs: number,
): SignatureVerdict {
  const claim =
    scheme.preset === 'custom'
      ? customClaim(secret, request, scheme)
      : PRESETS[scheme.preset](secret, request);
  if (claim.kind === 'none') return invalid(claim.reason);
  if (!isSigned(claim)) return invalid('has a signature that was not made with the secret over these bytes');
  const { sentAtSeconds } = claim;
  if (sentAtSeconds === undefined) return { kind: 'valid' };
  const awaySeconds = Math.abs(nowMs / 1000 - sentAtSeconds);
  if (awaySeconds > scheme.toleranceSeconds)
    return invalid(
      `was signed ${Math.round(awaySeconds)} s away from now; ${scheme.toleranceSeconds} s are allowed`,
    );
  return { kind: 'valid' };
}

function isSigned({ contents, signatures, ...way }: SignatureClaim): boolean {
  const expected = contents.map((pieces) => hmacOf(way, pieces));
  // All are compared, so that the time does not tell which one was right.
  const matches = signatures.flatMap((given) => expected.map((each) => isSameSecret(given, each)));
  return matches.includes(true);
}

function invalid(reason: string): SignatureVerdict {
  return { kind: 'invalid', reason };
}
