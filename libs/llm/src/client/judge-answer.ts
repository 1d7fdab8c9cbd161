import { LlmError, type LlmRequest } from '@rex/node-sdk';
import { describeError } from '../errors/describe-error';
import type { ProviderAnswer } from '../spec/provider';

/** How a call ended. */
export type CallOutcome = { answer: ProviderAnswer } | { error: LlmError };

/** What an answer is judged by. */
export interface AskedFor {
  label: string;
  model: string;
  request: Pick<LlmRequest, 'responseFormat'>;
  /** The answer was allowed fewer tokens than were asked for, because of a budget. */
  isCapped: boolean;
}

/** Calls an answer an error that a filter stopped with nothing usable left, or that a budget cut. */
export function judgeAnswer(
  outcome: CallOutcome,
  { label, model, request, isCapped }: AskedFor,
): CallOutcome {
  if ('error' in outcome) return outcome;
  const { text, requestId, blockedBy, finishReason } = outcome.answer;
  const rest = {
    ...(requestId === undefined ? {} : { requestId }),
    ...(text === '' ? {} : { rawText: text }),
  };
  if (isCapped && finishReason === 'length') {
    const said = 'Its answer was cut where the budget ends.';
    return {
      error: new LlmError(
        'llm-budget-spent',
        describeError('llm-budget-spent', { label, model, said }),
        rest,
      ),
    };
  }
  if (blockedBy === undefined) return outcome;
  const wantsText = (request.responseFormat?.type ?? 'text') === 'text';
  if (wantsText && text !== '') return outcome;
  const message = describeError('llm-blocked', { label, model, said: blockedBy });
  return { error: new LlmError('llm-blocked', message, rest) };
}
