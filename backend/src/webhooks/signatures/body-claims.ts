import { claimOf, noClaim, readSeconds, type NoClaim, type SignatureClaim } from './signature-claim';
import type { CustomScheme } from './signature-scheme';
import { headerOf, type SignedRequest } from './signed-request';

/** GitHub: `X-Hub-Signature-256: sha256=<hex>` of the body (docs.github.com, "Validating webhook deliveries"). */
export const githubClaim = (secret: string, request: SignedRequest) =>
  customClaim(secret, request, {
    ...BODY_ALONE,
    signatureHeader: 'x-hub-signature-256',
    signaturePrefix: 'sha256=',
  });

/** Shopify: `X-Shopify-Hmac-Sha256: <base64>` of the body (shopify.dev, "Verify webhooks"). */
export const shopifyClaim = (secret: string, request: SignedRequest) =>
  customClaim(secret, request, {
    ...BODY_ALONE,
    signatureHeader: 'x-shopify-hmac-sha256',
    encoding: 'base64',
  });

/** The form that most senders take: one header with the signature of the body, or of `<time>.<body>`. */
export function customClaim(
  secret: string,
  request: SignedRequest,
  scheme: Omit<CustomScheme, 'preset' | 'toleranceSeconds'>,
): SignatureClaim | NoClaim {
  const { algorithm, signatureHeader, signaturePrefix, encoding, timestampHeader } = scheme;
  const sentAt = timestampHeader === undefined ? undefined : headerOf(request, timestampHeader);
  const sentAtSeconds = readSeconds(sentAt);
  if (timestampHeader !== undefined && sentAtSeconds === undefined)
    return noClaim(`has no time in seconds in the header ${timestampHeader}`);
  const given = headerOf(request, signatureHeader) ?? '';
  const signatures = (signaturePrefix.includes(',') ? [given] : given.split(','))
    .map((each) => each.trim())
    .filter((each) => each.startsWith(signaturePrefix) && each.length > signaturePrefix.length)
    .map((each) => each.slice(signaturePrefix.length))
    // Hexadecimal digits are the same in both cases, and some senders write the large ones.
    .map((each) => (encoding === 'hex' && /^[0-9A-F]+$/.test(each) ? each.toLowerCase() : each));
  const contents = [sentAt === undefined ? [request.body] : [`${sentAt}.`, request.body]];
  const claim = { algorithm, key: secret, encoding, contents, signatures };
  return claimOf(sentAtSeconds === undefined ? claim : { ...claim, sentAtSeconds }, signatureHeader);
}

const BODY_ALONE = {
  algorithm: 'sha256',
  signaturePrefix: '',
  encoding: 'hex',
  timestampHeader: undefined,
} as const;
