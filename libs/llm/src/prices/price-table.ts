/** What tokens cost, in USD for a million. */
export interface PriceTier {
  input: number;
  output: number;
  /** Of input that the vendor had cached; as `input` when absent. */
  cached?: number;
}

/** What a model costs, in USD for a million tokens, and how much it reads. */
export interface ModelPrice extends PriceTier {
  provider: string;
  /** The model, or the beginning of its name up to a `-` or `:`: dated releases cost what the model costs. */
  model: string;
  /** For prompts of more than so many tokens all of the call costs this instead. */
  above?: PriceTier & { inputTokens: number };
  /** Most tokens of a prompt. */
  contextTokens?: number;
}

/**
 * When the table was made, and the pages that hold. The figures come from reports about those pages, which could not be reached
 * from where it was made, and in part from memory: compare them before you rely on costs. Correct them here, or hand your own
 * table to the module.
 */
export const PRICES_AS_OF = {
  date: '2026-06-04',
  sources: ['https://ai.google.dev/gemini-api/docs/pricing', 'https://groq.com/pricing'],
};

const gemini = { provider: 'gemini', contextTokens: 1_048_576 };
const groq = { provider: 'groq', contextTokens: 131_072 };

/** Prices of pay-as-you-go text. What is not in here has no known cost. */
export const PRICES: readonly ModelPrice[] = [
  {
    ...gemini,
    model: 'gemini-3-pro-preview',
    input: 2,
    output: 12,
    cached: 0.2,
    above: { inputTokens: 200_000, input: 4, output: 18, cached: 0.4 },
  },
  {
    ...gemini,
    model: 'gemini-2.5-pro',
    input: 1.25,
    output: 10,
    cached: 0.125,
    above: { inputTokens: 200_000, input: 2.5, output: 15, cached: 0.25 },
  },
  { ...gemini, model: 'gemini-2.5-flash', input: 0.3, output: 2.5, cached: 0.03 },
  { ...gemini, model: 'gemini-2.5-flash-lite', input: 0.1, output: 0.4, cached: 0.01 },
  { ...gemini, model: 'gemini-2.0-flash', input: 0.1, output: 0.4, cached: 0.025 },
  { ...groq, model: 'llama-3.1-8b-instant', input: 0.05, output: 0.08 },
  { ...groq, model: 'llama-3.3-70b-versatile', input: 0.59, output: 0.79 },
  { ...groq, model: 'openai/gpt-oss-20b', input: 0.075, output: 0.3, cached: 0.0375 },
  { ...groq, model: 'openai/gpt-oss-120b', input: 0.15, output: 0.6, cached: 0.075 },
  { ...groq, model: 'qwen/qwen3-32b', input: 0.29, output: 0.59 },
];
