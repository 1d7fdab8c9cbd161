/** Whom to ask: a provider with a stored key and one of its models. */
export interface LlmRoute {
  provider: string;
  /** Id of the stored key; without one only servers that need none are asked. */
  keyId?: string;
  model: string;
  /** Of an OpenAI-compatible server. */
  baseUrl?: string;
  /** Also asked when a budget is spent: a cheaper or local model that goes on. */
  afterBudget?: boolean;
  /** Limits that people set for this key and model. */
  limits?: LlmRateLimits;
}

/** What may go out in a minute with one key of one model; absent ones are learned from the vendor's answers. */
export interface LlmRateLimits {
  requestsPerMinute?: number;
  tokensPerMinute?: number;
}
