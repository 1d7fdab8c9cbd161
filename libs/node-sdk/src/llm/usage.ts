/** Tokens that a call took. */
export interface LlmUsage {
  /** All of the prompt, cached ones included. */
  input: number;
  /** All that was made, reasoning included. */
  output: number;
  /** Of the input, what the vendor had in a cache. */
  cached: number;
  /** Of the output, what the model thought to itself. */
  reasoning: number;
}

/** No tokens at all. */
export const NO_USAGE: LlmUsage = { input: 0, output: 0, cached: 0, reasoning: 0 };

/** The tokens of two calls together. */
export function addUsage(a: LlmUsage, b: LlmUsage): LlmUsage {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    cached: a.cached + b.cached,
    reasoning: a.reasoning + b.reasoning,
  };
}

/** Digits behind the point that costs have: a token of the cheapest model costs more than one of the last. */
export const COST_DECIMALS = 12;

/** The costs of two calls together, in USD: not known when one is not. */
export function addCosts(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Number((a + b).toFixed(COST_DECIMALS));
}
