import { LlmError } from '@rex/node-sdk';
import type { GoogleGenAI } from '@google/genai';
import type { LlmModel, LlmProvider, ProviderAccess } from '../../spec/provider';
import { loadImages } from '../load-images';
import { explainGeminiRefusal, refusalInGeminiError } from './explain-gemini-refusal';
import { fromGeminiAnswer, gatherGemini, isWhole, NOTHING_YET, textOfPiece } from './from-gemini-answer';
import { toGeminiRequest } from './to-gemini-request';

const GEMINI_BASE_URL = 'https://generativelanguage.googleapis.com';

/** Most models that are listed. */
const MAX_MODELS = 1000;

/** Gemini, by Google's SDK. JSON answers and tools exclude each other, but for its newest models. */
export const geminiProvider: LlmProvider = {
  name: 'gemini',
  label: 'Gemini',
  access: { key: 'required', baseUrl: 'fixed' },
  toolsWithJson: 'in-turn',
  async ask(call) {
    const request = toGeminiRequest(call, await loadImages(call));
    const gathered = gatherGemini(NOTHING_YET, await (await open(call)).models.generateContent(request));
    if (!isWhole(gathered)) throw new LlmError('llm-response-invalid', 'The answer holds no candidate');
    return fromGeminiAnswer(gathered);
  },
  async stream(call, onText) {
    const request = toGeminiRequest(call, await loadImages(call));
    let gathered = NOTHING_YET;
    for await (const piece of await (await open(call)).models.generateContentStream(request)) {
      const text = textOfPiece(piece);
      if (text !== '') onText(text);
      gathered = gatherGemini(gathered, piece);
    }
    if (!isWhole(gathered)) throw new LlmError('llm-connection', 'The answer broke off before its end');
    return fromGeminiAnswer(gathered);
  },
  async listModels(access) {
    const models: LlmModel[] = [];
    const pager = await (
      await open(access)
    ).models.list({
      config: { pageSize: MAX_MODELS, abortSignal: access.signal },
    });
    for await (const { name, displayName, inputTokenLimit, supportedActions } of pager) {
      if (models.length >= MAX_MODELS) break;
      if (!name || (supportedActions && !supportedActions.includes('generateContent'))) continue;
      const id = name.replace(/^models\//, '');
      const model = { id, label: displayName ?? id };
      models.push(inputTokenLimit ? { ...model, contextTokens: inputTokenLimit } : model);
    }
    return models;
  },
  async countTokens(call) {
    const { model, contents, config } = toGeminiRequest(call, await loadImages(call));
    const system = config?.systemInstruction;
    const { totalTokens } = await (
      await open(call)
    ).models.countTokens({
      model,
      // The count takes no instructions of its own: they are counted as one more turn.
      contents: [
        ...(typeof system === 'string' ? [{ role: 'user', parts: [{ text: system }] }] : []),
        contents,
      ].flat() as typeof contents,
      config: { abortSignal: call.signal },
    });
    return totalTokens ?? 0;
  },
  refusalIn: refusalInGeminiError,
  explain: explainGeminiRefusal,
};

/**
 * The SDK for one call. It tries again only when told to; what is left out here it would look for in the environment. It is loaded when
 * it is first used: who asks no model has no memory taken by it.
 */
async function open({ key, baseUrl = GEMINI_BASE_URL, fetch }: ProviderAccess): Promise<GoogleGenAI> {
  const { GoogleGenAI } = await import('@google/genai');
  return new GoogleGenAI({
    apiKey: key,
    vertexai: false,
    apiVersion: 'v1beta',
    httpOptions: { baseUrl, fetch: (input, init) => fetch(input as string, init as RequestInit) },
  });
}
