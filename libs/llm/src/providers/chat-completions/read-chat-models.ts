import { LlmError } from '@rex/node-sdk';
import type { LlmModel } from '../../spec/provider';
import { memberOf, numberOf, textOf } from '../read-member';
import { failIfRefused } from './refusal-in-body';

/** Reads a list of models. @throws LlmError when it is none, RefusedInAnswer */
export function readChatModels(answer: unknown): LlmModel[] {
  failIfRefused(answer);
  return listIn(answer).flatMap((each): LlmModel[] => {
    const id = textOf(memberOf(each, 'id'));
    const contextTokens =
      numberOf(memberOf(each, 'context_window')) ||
      numberOf(memberOf(each, 'context_length')) ||
      numberOf(memberOf(each, 'max_model_len'));
    if (!id || memberOf(each, 'active') === false) return [];
    const label = textOf(memberOf(each, 'name')) ?? id;
    return [contextTokens > 0 ? { id, label, contextTokens } : { id, label }];
  });
}

/** `{"data": [{"id"}]}`; Together gives the list alone, and Ollama null while it has no model. */
function listIn(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer;
  const data = memberOf(answer, 'data');
  if (Array.isArray(data)) return data;
  if (data === null) return [];
  throw new LlmError('llm-response-invalid', 'The answer holds no list of models');
}
