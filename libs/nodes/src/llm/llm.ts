import { completed, defineNode, failed, LlmError } from '@rex/node-sdk';
import { MAIN_INPUT, MAIN_OUTPUT } from '../shared/ports';
import { BadQuestion } from './bad-question';
import { converse } from './converse';
import { LlmConfigSchema } from './llm-config';
import { LLM_ERRORS, LLM_EXAMPLES, LLM_GUIDE } from './llm-docs';
import { toOutcome } from './to-outcome';

/** Asks a language model. */
export const llm = defineNode({
  type: 'llm',
  version: 1,
  label: 'LLM',
  category: 'ai',
  icon: 'sparkles',
  summary: 'Asks a language model, with tools and an answer that fits a schema if you like.',
  config: LlmConfigSchema,
  ports: { inputs: MAIN_INPUT, outputs: MAIN_OUTPUT },
  // PROMISES P5: a call that nobody answered is made again; what was answered is recorded.
  retryClass: 'idempotent',
  errors: LLM_ERRORS,
  guide: LLM_GUIDE,
  examples: LLM_EXAMPLES,
  async run(context) {
    try {
      const conversation = await converse(context);
      if (conversation.kind === 'answered') return completed(conversation.output);
      const { maxRounds } = context.config;
      const message = `The model still calls ${conversation.calls.join(', ')} after ${maxRounds} rounds of tools. Raise maxRounds, or tell it when to stop.`;
      return failed({ code: 'llm-rounds-spent', message, retryable: false });
    } catch (error) {
      if (error instanceof LlmError) return toOutcome(error, context);
      if (error instanceof BadQuestion) {
        return failed({ code: 'llm-request-invalid', message: error.message, retryable: false });
      }
      throw error;
    }
  },
});
