import type { LlmUsage } from '@rex/node-sdk';
import type { GenerateContentResponse, Part } from '@google/genai';
import type { ProviderAnswer } from '../../spec/provider';
import { memberOf, numberOf } from '../read-member';
import { type GivenCall, limitCalls, toToolCalls } from '../to-tool-calls';
import { geminiFinishReason } from './gemini-finish-reason';

/** The answer as far as it has come; a whole one comes in one piece. */
export interface GeminiGathering {
  text: string;
  toolCalls: GivenCall[];
  finish: string | undefined;
  blockedBy: string | undefined;
  usage: LlmUsage | undefined;
  model: string | undefined;
  requestId: string | undefined;
}

export const NOTHING_YET: GeminiGathering = {
  text: '',
  toolCalls: [],
  finish: undefined,
  blockedBy: undefined,
  usage: undefined,
  model: undefined,
  requestId: undefined,
};

/** Takes in one piece of an answer. What the model thought aloud is left out. */
export function gatherGemini(known: GeminiGathering, piece: GenerateContentResponse): GeminiGathering {
  const candidate = piece.candidates?.[0];
  const parts = candidate?.content?.parts ?? [];
  const calls = parts.filter((part) => part.functionCall !== undefined);
  limitCalls(known.toolCalls.length + calls.length);
  return {
    text: known.text + textOfPiece(piece),
    toolCalls: [...known.toolCalls, ...calls.map(readCall)],
    finish: candidate?.finishReason ?? known.finish,
    blockedBy: piece.promptFeedback?.blockReason ?? known.blockedBy,
    usage: toUsage(piece.usageMetadata) ?? known.usage,
    model: piece.modelVersion ?? known.model,
    requestId: piece.responseId ?? known.requestId,
  };
}

/** The text that a piece brings. */
export function textOfPiece({ candidates }: GenerateContentResponse): string {
  const parts = candidates?.[0]?.content?.parts ?? [];
  return parts.map((part) => (part.thought === true ? '' : (part.text ?? ''))).join('');
}

/** Whether an answer came to its end: by a reason of the model's, or of the filter's. */
export function isWhole({ finish, blockedBy }: GeminiGathering): boolean {
  return finish !== undefined || blockedBy !== undefined;
}

/** Puts a whole answer into our words. */
export function fromGeminiAnswer(gathered: GeminiGathering): ProviderAnswer {
  const { text, finish, blockedBy: prompt, usage, model, requestId } = gathered;
  const toolCalls = toToolCalls(gathered.toolCalls);
  const finishReason = prompt === undefined ? geminiFinishReason(finish, toolCalls.length) : 'content-filter';
  const blockedBy = prompt ?? (finishReason === 'content-filter' ? finish : undefined);
  return {
    text,
    toolCalls,
    finishReason,
    ...(usage ? { usage } : {}),
    ...(model === undefined ? {} : { model }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(blockedBy === undefined ? {} : { blockedBy }),
  };
}

function readCall({ functionCall, thoughtSignature }: Part): GivenCall {
  return {
    id: functionCall?.id,
    name: functionCall?.name ?? '',
    arguments: functionCall?.args,
    ...(thoughtSignature === undefined ? {} : { signature: thoughtSignature }),
  };
}

/** Thoughts are paid as output but counted beside it; prompts that tools added are input. */
function toUsage(usage: GenerateContentResponse['usageMetadata']): LlmUsage | undefined {
  if (!usage) return undefined;
  const count = (name: string) => numberOf(memberOf(usage, name));
  const reasoning = count('thoughtsTokenCount');
  return {
    input: count('promptTokenCount') + count('toolUsePromptTokenCount'),
    output: count('candidatesTokenCount') + reasoning,
    cached: count('cachedContentTokenCount'),
    reasoning,
  };
}
