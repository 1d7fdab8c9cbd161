import type { DigestEncoding, HmacAlgorithm } from '@rex/platform';

/** Ways of signing that are known by name. */
export const SIGNATURE_PRESETS = [
  'github',
  'stripe',
  'slack',
  'standard-webhooks',
  'shopify',
  'twilio',
] as const;

export type SignaturePreset = (typeof SIGNATURE_PRESETS)[number];

/** How a sender signs: a known way, or one that is spelled out. */
export type SignatureScheme = { preset: SignaturePreset; toleranceSeconds: number } | CustomScheme;

/** A way of signing that the trigger's config spells out. */
export interface CustomScheme {
  preset: 'custom';
  algorithm: HmacAlgorithm;
  signatureHeader: string;
  /** What stands before the signature in its header; may be empty. */
  signaturePrefix: string;
  encoding: DigestEncoding;
  /** The header with the time of sending in seconds, which is signed as `<time>.<body>`; undefined: the body alone is signed. */
  timestampHeader: string | undefined;
  toleranceSeconds: number;
}
