import type { LaneLimits } from '../limiter/lane';

/** Whom to ask: a provider with a stored key and one of its models. */
export interface LlmRoute {
  provider: string;
  /** Id of the stored key; without one only servers that need none are asked. */
  keyId?: string;
  model: string;
  /** Of an OpenAI-compatible server. */
  baseUrl?: string;
  /** Limits that people set for this key and model. */
  limits?: LaneLimits;
}
