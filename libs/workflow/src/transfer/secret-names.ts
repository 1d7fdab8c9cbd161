/** What names are compared by: small letters and digits, so that `X-API-Key`, `x_api_key` and `xApiKey` are one. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Names that hold one of these carry a secret, wherever they stand. */
const TELLING =
  /authorization|apikey|accesskey|privatekey|secret|passw(or)?d|passphrase|credential|cookie|bearer|(access|refresh|auth|api|id|security|session|bot|user|csrf|xsrf|client|bearer|private|personal|deploy|webhook|service)token|^x?token$|^x.+token$/;

/** Besides, in headers and queries, which are short of other uses for such names. */
const TELLING_IN_PAIRS = /token|session|signature|^sig$|^auth$|^xauth|^pass$|^pwd$|^appid$|^jwt$|^sid$|key$/;

/** Names of headers and parameters that only look like it. */
const INNOCENT =
  /^(max|min|num|n)?tokens?(count|limit)|tokens$|(page|next|continuation|sync|cursor|delta)token|(idempotency|partition|row|sort|order|cache|surrogate|routing|primary|foreign|public|group|object|issue|project)key$/;

/** Whether the value of a header or of a query parameter of this name is a secret, as a rule. */
export function isSecretPairName(name: string): boolean {
  const text = plain(name);
  if (INNOCENT.test(text)) return false;
  return TELLING.test(text) || TELLING_IN_PAIRS.test(text);
}

/** Whether a text in JSON under this key is a secret, as a rule. Narrower: JSON has tokens and keys of many other kinds. */
export function isSecretKey(name: string): boolean {
  const text = plain(name);
  return !INNOCENT.test(text) && TELLING.test(text);
}
