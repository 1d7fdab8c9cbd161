const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True for a uuid in its usual spelling (RFC 9562). Anything else is no id of ours, and PostgreSQL would refuse it. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
