import type { Delivery, WebhookTrigger } from '../api/webhooks-api';

const PROOFS: Record<WebhookTrigger['proof'], string> = {
  none: $localize`None`,
  header: $localize`Token in a header`,
  basic: $localize`Password`,
  hmac: $localize`Signature`,
};

const OUTCOMES: Record<Delivery['outcome'], string> = {
  accepted: $localize`Accepted`,
  refused: $localize`Refused`,
  duplicate: $localize`Repeated`,
};

/** How callers prove who they are, in words. */
export function proofWords(proof: WebhookTrigger['proof']): string {
  return PROOFS[proof];
}

/** What became of a call, in a word. */
export function outcomeWords(outcome: Delivery['outcome']): string {
  return OUTCOMES[outcome];
}
