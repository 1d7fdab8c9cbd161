import { parse } from 'node:querystring';
import { sha256Hex } from '@rex/platform';
import { claimOf, noClaim, type NoClaim, type SignatureClaim } from './signature-claim';
import { headerOf, type SignedRequest } from './signed-request';

/**
 * Twilio: `X-Twilio-Signature: <base64>`, HMAC-SHA-1 of the address, with the fields of a form behind it in the order of their
 * names; of another body the address holds the hash, as `bodySHA256` (twilio.com/docs/usage/security).
 */
export function twilioClaim(secret: string, request: SignedRequest): SignatureClaim | NoClaim {
  const header = 'x-twilio-signature';
  const given = headerOf(request, header);
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (!url) return noClaim('has an address that can not be read');
  const bodyHash = url.searchParams.get('bodySHA256');
  if (bodyHash === null && request.body.length > 0 && !isForm(request))
    return noClaim('has a body that is no form, and no bodySHA256 in its address');
  if (bodyHash !== null && sha256Hex(request.body) !== bodyHash.toLowerCase())
    return noClaim('has another body than bodySHA256 in its address says');
  const fields = bodyHash === null && request.body.length > 0 ? fieldsOf(request.body) : '';
  return claimOf(
    {
      algorithm: 'sha1',
      encoding: 'base64',
      key: secret,
      contents: spellingsOf(request.url, url).map((each) => [each + fields]),
      signatures: given === undefined || given === '' ? [] : [given],
    },
    header,
  );
}

function isForm(request: SignedRequest): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headerOf(request, 'content-type') ?? '');
}

/** Each name with its value behind it; of a name that stands several times, its different values in order. */
function fieldsOf(body: Buffer): string {
  const fields = parse(body.toString(), undefined, undefined, { maxKeys: 0 });
  return Object.keys(fields)
    .sort()
    .flatMap((name) => [...new Set([fields[name] ?? ''].flat())].sort().map((value) => name + value))
    .join('');
}

/** Twilio signs some addresses with the port that goes without saying, and some without. */
function spellingsOf(text: string, { protocol, host, port }: URL): string[] {
  if (port !== '') return [text];
  const withPort = `${host}:${protocol === 'https:' ? 443 : 80}`;
  return [text, text.replace(`//${host}`, `//${withPort}`)];
}
