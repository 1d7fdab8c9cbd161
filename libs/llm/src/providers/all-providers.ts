import type { LlmProvider } from '../spec/provider';
import { geminiProvider } from './gemini/gemini-provider';
import { groqProvider } from './groq/groq-provider';
import { openAiCompatibleProvider } from './openai-compatible/openai-compatible-provider';

/** Every provider there is. A new one is a folder and a line here. */
export const allProviders: readonly LlmProvider[] = [geminiProvider, groqProvider, openAiCompatibleProvider];
