import { isJsonObject, type JsonObject } from '@rex/workflow';

/** The one header by which deliveries are known so far. */
const IDEMPOTENCY_HEADER = 'idempotency-key';

/**
 * What a webhook trigger asks for that can't be enforced yet, in words; undefined when there is nothing. Whatever is not known
 * to be enforced counts as not enforced: a webhook that should be guarded must never run unguarded.
 * `config` has its defaults filled in.
 */
export function findUnsupported(config: JsonObject): string | undefined {
  const { auth, responseMode, methods, idempotency } = config;
  if (!isJsonObject(auth) || auth['type'] !== 'none') return 'checking who calls (auth other than none)';
  if (responseMode !== 'immediate' && responseMode !== 'last-node') {
    return `answering with responseMode "${String(responseMode)}"`;
  }
  if (!Array.isArray(methods) || !methods.includes('POST')) return 'methods without POST';
  if (idempotency === undefined) return undefined;
  const header = isJsonObject(idempotency) ? idempotency['header'] : undefined;
  return typeof header === 'string' && header.toLowerCase() === IDEMPOTENCY_HEADER
    ? undefined
    : 'knowing deliveries by another header than Idempotency-Key';
}
