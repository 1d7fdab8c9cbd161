import { Injectable } from '@nestjs/common';
import { LlmBudgetsRepository, LlmCacheRepository } from '@rex/database';
import type { LlmBinding } from '@rex/engine';
import { LlmClient } from '@rex/llm';
import { NO_USAGE, type LlmCaller, type LlmQuestion, type LlmResponse } from '@rex/node-sdk';
import { cacheKey } from './cache-key';
import { isWorthKeeping } from './is-worth-keeping';
import { StepCallBook } from './step-call-book';

/** A wait holds the node's place when another route could be asked instead; without one the step is postponed at once. */
const LONGEST_HOLD_MS = 5000;
const SHORT_HOLD_MS = 250;

/** Language models as steps ask them: recorded, within budgets, from the cache where that is wished for. */
@Injectable()
export class LanguageModels {
  constructor(
    private readonly client: LlmClient,
    private readonly budgets: LlmBudgetsRepository,
    private readonly cache: LlmCacheRepository,
  ) {}

  callerFor(binding: LlmBinding): LlmCaller {
    return { ask: (question) => this.ask(binding, question) };
  }

  private async ask(binding: LlmBinding, question: LlmQuestion): Promise<LlmResponse> {
    const { cacheSeconds } = question;
    const book = new StepCallBook(binding, this.budgets, question);
    const before = await book.recallCached();
    if (before !== undefined) return before;
    // What was asked already is gone on with, whatever the cache has got since.
    if (cacheSeconds === undefined || (await book.hasBegun())) return this.generate(binding, question, book);
    const { ownerId } = binding.step;
    const key = cacheKey(question);
    const known = await this.recall(ownerId, key);
    if (known !== undefined) {
      const response = fromCache(known);
      question.onPart?.({ type: 'text', text: response.text });
      await book.keepCached(response);
      return response;
    }
    const response = await this.generate(binding, question, book);
    if (isWorthKeeping(response)) {
      await this.cache.put(ownerId, key, JSON.stringify(response), cacheSeconds);
    }
    return response;
  }

  /** An older REX kept answers that no longer count. */
  private async recall(ownerId: string, key: Buffer): Promise<LlmResponse | undefined> {
    const kept = await this.cache.get(ownerId, key);
    const response = kept === undefined ? undefined : (JSON.parse(kept) as LlmResponse);
    return response && isWorthKeeping(response) ? response : undefined;
  }

  private generate(binding: LlmBinding, question: LlmQuestion, book: StepCallBook): Promise<LlmResponse> {
    const { secrets, signal } = binding;
    const { routes, request, onPart, evaluate } = question;
    return this.client.generate({
      routes,
      request: { ...request, signal },
      secrets,
      maxHoldMs: routes.length > 1 ? LONGEST_HOLD_MS : SHORT_HOLD_MS,
      book,
      ...(onPart ? { onPart } : {}),
      ...(evaluate ? { evaluate } : {}),
    });
  }
}

/** Nobody was asked, so it took nothing. */
function fromCache(known: LlmResponse): LlmResponse {
  return { ...known, usage: NO_USAGE, cost: 0, latencyMs: 0, attempts: [] };
}
