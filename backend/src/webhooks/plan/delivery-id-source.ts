import { parseDataPath, type JsonObject } from '@rex/workflow';
import type { SignatureScheme } from '../signatures/signature-scheme';

/** Where the name of a delivery stands. `isSigned`: the sender signs it, so that nobody on the way can change it. */
export type DeliveryIdSource =
  | { from: 'headers'; names: string[]; isSigned: boolean }
  | { from: 'body'; keys: (string | number)[]; isSigned: boolean };

/** How the senders that are known by name call their deliveries. */
const OF_PRESETS: Partial<Record<SignatureScheme['preset'], DeliveryIdSource>> = {
  github: { from: 'headers', names: ['x-github-delivery'], isSigned: false },
  stripe: { from: 'body', keys: ['id'], isSigned: true },
  slack: { from: 'body', keys: ['event_id'], isSigned: true },
  'standard-webhooks': { from: 'headers', names: ['webhook-id', 'svix-id'], isSigned: true },
  shopify: { from: 'headers', names: ['x-shopify-webhook-id'], isSigned: false },
  twilio: { from: 'headers', names: ['i-twilio-idempotency-token'], isSigned: false },
};

/** Where a trigger's deliveries have their names: as its config says, else as the preset of its signature has it. */
export function deliveryIdSource(
  { header, bodyPath }: JsonObject,
  preset: SignatureScheme['preset'] | undefined,
): DeliveryIdSource | undefined {
  if (typeof header === 'string') return { from: 'headers', names: [header.toLowerCase()], isSigned: false };
  const keys = typeof bodyPath === 'string' ? parseDataPath(bodyPath) : undefined;
  if (keys) return { from: 'body', keys, isSigned: false };
  return preset === undefined ? undefined : OF_PRESETS[preset];
}
