import { claimOf, noClaim, readSeconds, type NoClaim, type SignatureClaim } from './signature-claim';
import { headerOf, type SignedRequest } from './signed-request';

/** Stripe: `Stripe-Signature: t=<time>,v1=<hex>,v1=<hex>` of `<time>.<body>` (docs.stripe.com, "Verify webhook signatures"). */
export function stripeClaim(secret: string, request: SignedRequest): SignatureClaim | NoClaim {
  const parts = (headerOf(request, 'stripe-signature') ?? '')
    .split(',')
    .map((each) => each.trim().split('='));
  const valuesOf = (wanted: string) =>
    parts.flatMap(([name, value = '', more]) => (name === wanted && more === undefined ? [value] : []));
  const [sentAt, another] = valuesOf('t');
  const sentAtSeconds = readSeconds(sentAt);
  if (sentAtSeconds === undefined || another !== undefined)
    return noClaim('has no time of sending in the header stripe-signature');
  const contents = [[`${sentAt}.`, request.body]];
  const signatures = valuesOf('v1');
  return claimOf({ ...HEX_SHA256, key: secret, contents, signatures, sentAtSeconds }, 'stripe-signature');
}

/** Slack: `X-Slack-Signature: v0=<hex>` of `v0:<time>:<body>` (docs.slack.dev, "Verifying requests from Slack"). */
export function slackClaim(secret: string, request: SignedRequest): SignatureClaim | NoClaim {
  const sentAt = headerOf(request, 'x-slack-request-timestamp');
  const sentAtSeconds = readSeconds(sentAt);
  if (sentAtSeconds === undefined)
    return noClaim('has no time in seconds in the header x-slack-request-timestamp');
  const given = headerOf(request, 'x-slack-signature') ?? '';
  const signatures = given.startsWith('v0=') ? [given.slice('v0='.length)] : [];
  const contents = [[`v0:${sentAt}:`, request.body]];
  return claimOf({ ...HEX_SHA256, key: secret, contents, signatures, sentAtSeconds }, 'x-slack-signature');
}

/**
 * Standard Webhooks: `webhook-signature: v1,<base64> v1,<base64>` of `<webhook-id>.<webhook-timestamp>.<body>`; the secret is
 * base64 after `whsec_` (standardwebhooks.com). Svix writes the same with headers that start with `svix-`.
 */
export function standardClaim(secret: string, request: SignedRequest): SignatureClaim | NoClaim {
  const family = headerOf(request, 'webhook-id') === undefined ? 'svix' : 'webhook';
  const [id, sentAt] = [headerOf(request, `${family}-id`), headerOf(request, `${family}-timestamp`)];
  const sentAtSeconds = readSeconds(sentAt);
  if (id === undefined || id === '') return noClaim('has no header webhook-id');
  if (sentAtSeconds === undefined) return noClaim('has no time in seconds in the header webhook-timestamp');
  const signatures = (headerOf(request, `${family}-signature`) ?? '')
    .split(' ')
    .filter((each) => each.startsWith('v1,'))
    .map((each) => each.slice('v1,'.length));
  const contents = [[`${id}.${sentAt}.`, request.body]];
  const claim = { algorithm: 'sha256', encoding: 'base64', key: standardKey(secret) } as const;
  return claimOf({ ...claim, contents, signatures, sentAtSeconds }, `${family}-signature`);
}

const HEX_SHA256 = { algorithm: 'sha256', encoding: 'hex' } as const;

/** What is not base64 is taken as it is: some senders hand out such secrets, against the standard. */
function standardKey(secret: string): string | Uint8Array {
  const encoded = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret;
  const bytes = Buffer.from(encoded, 'base64');
  // Never an empty key: anybody could sign with it.
  return bytes.length > 0 && withoutPadding(bytes.toString('base64')) === withoutPadding(encoded)
    ? bytes
    : secret;
}

function withoutPadding(base64: string): string {
  return base64.replace(/=+$/, '');
}
