import {
  isRetryable,
  type LlmAttempt,
  LlmError,
  type LlmRequest,
  type LlmRoute,
  type LlmStreamPart,
  type LlmUsage,
  NO_USAGE,
} from '@rex/node-sdk';
import { describeError } from '../errors/describe-error';
import { costOf } from '../prices/cost-of';
import { findPrice } from '../prices/find-price';
import type { ModelPrice } from '../prices/price-table';
import { backoffMs } from '../retry/backoff-ms';
import type { LlmProvider, ProviderAnswer } from '../spec/provider';
import { estimateTokens } from '../tokens/estimate-tokens';
import type { CallBook, KeptCall, Reservation } from './call-book';
import type { CallLedger } from './call-ledger';
import { judgeAnswer } from './judge-answer';
import { NEVER } from './never-signal';
import type { RouteAccess } from './read-access';
import { callVendor, type VendorLink } from './vendor-call';

/** Time that a whole answer may spend waiting, used up by whoever waits. */
export interface WaitBudget {
  leftMs: number;
  /** Longest of it in one go because of limits, or because a vendor says so. */
  holdMs: number;
}

/** What a RouteCaller needs. */
export interface RouteCallerParts {
  link: VendorLink;
  provider: LlmProvider;
  route: LlmRoute;
  /** By which its calls are known in the book. */
  name: string;
  /** Reads the key anew for each call, so that it lives no longer. */
  readAccess(): Promise<RouteAccess>;
  prices: readonly ModelPrice[];
  random(): number;
  maxRetries: number;
  budget: WaitBudget;
  ledger: CallLedger;
  book: CallBook;
  fallbackFrom: LlmAttempt['fallbackFrom'];
  /** A later route was answered before: this one only tells again what it was told. */
  isPast: boolean;
  /** @throws LlmError `llm-context-exceeded` */
  checkContext(): Promise<void>;
  onPart: ((part: LlmStreamPart) => void) | undefined;
}

/** Calls one route, and again where that may help and the wait is short. What was answered before is not asked again. */
export class RouteCaller {
  /** Text was told that will not be the answer. */
  private isDirty = false;
  private askCount = 0;

  constructor(private readonly parts: RouteCallerParts) {}

  /** @throws LlmError when no try gave an answer, or the next one would have to wait too long */
  async ask(request: LlmRequest, purpose: LlmAttempt['purpose']): Promise<ProviderAnswer> {
    const name = `${this.parts.name}.${this.askCount}`;
    this.askCount += 1;
    const kept = await this.parts.book.recall(name);
    if (kept) return this.replay(kept);
    // Another route was asked behind this one: it was not answered, and is not asked again.
    if (this.parts.isPast) throw new LlmError('llm-unavailable', 'It was not answered before.');
    if (purpose === 'first') await this.parts.checkContext();
    if (purpose === 'repair' || purpose === 'shape') this.restart(purpose);
    for (let retry = 0; ; retry += 1) {
      const outcome = await this.call(name, request, retry === 0 ? purpose : 'retry');
      if ('answer' in outcome) return outcome.answer;
      const { error } = outcome;
      if (retry >= this.parts.maxRetries || !(await this.waitFor(error, retry, request))) throw error;
      this.restart(error.code);
    }
  }

  /** Waits until a call that failed may be made again; false when it is not to be. */
  private async waitFor(error: LlmError, retry: number, { signal = NEVER }: LlmRequest): Promise<boolean> {
    const { budget, random, link } = this.parts;
    if (!isRetryable(error)) return false;
    const { retryAfterMs = 0 } = error.details;
    if (retryAfterMs > Math.min(budget.leftMs, budget.holdMs)) return false;
    // What the vendor asked for is waited for by the limiter, for all who share the key. It may be nothing, so ours is waited for meanwhile.
    const waitMs = backoffMs(retry + 1, random());
    if (waitMs > budget.leftMs) return false;
    budget.leftMs -= waitMs;
    await link.clock.sleep(waitMs, signal).catch(() => {
      throw new LlmError('llm-cancelled', describeError('llm-cancelled', { label: '', model: '' }));
    });
    return true;
  }

  private async call(name: string, request: LlmRequest, purpose: LlmAttempt['purpose']) {
    const { book, route } = this.parts;
    const reservation = await this.reserve(name, request);
    const capped = withinReservation(request, reservation);
    const { outcome: raw, ...times } = await this.send(capped).catch(async (error: unknown) => {
      await book.release(reservation);
      throw error;
    });
    const { provider, ledger, fallbackFrom, prices } = this.parts;
    const isCapped = capped.maxTokens !== request.maxTokens;
    const outcome = judgeAnswer(raw, { label: provider.label, model: route.model, request, isCapped });
    const attempt: LlmAttempt = {
      provider: route.provider,
      model: route.model,
      purpose,
      ...('error' in outcome
        ? { outcome: outcome.error.code, reason: outcome.error.message }
        : { outcome: 'answered' }),
      ...(fallbackFrom ? { fallbackFrom } : {}),
      ...times,
    };
    ledger.record(attempt);
    if ('error' in raw && !isFinal(raw.error)) {
      await book.release(reservation);
      return outcome;
    }
    const usage = 'answer' in raw ? usageOf(raw.answer, capped) : NO_USAGE;
    const cost = 'answer' in raw ? costOf(usage, findPrice(prices, route)) : 0;
    ledger.charge(usage, cost);
    const kept = 'error' in outcome ? { error: plain(outcome.error) } : outcome;
    const { provider: asked, model } = route;
    await book.keep(name, { provider: asked, model, outcome: kept, attempt, usage, cost }, reservation);
    return outcome;
  }

  private async send(request: LlmRequest) {
    const { link, provider, budget, onPart } = this.parts;
    const access = await this.parts.readAccess();
    const tell = (text: string) => {
      this.isDirty = true;
      onPart?.({ type: 'text', text });
    };
    const maxWaitMs = Math.min(budget.leftMs, budget.holdMs);
    const sent = { provider, ...access, request, maxWaitMs, onText: onPart && tell };
    const result = await callVendor(link, sent);
    budget.leftMs = Math.max(budget.leftMs - result.waitedMs, 0);
    return result;
  }

  private reserve(name: string, request: LlmRequest): Promise<Reservation> {
    const { book, route, prices } = this.parts;
    return book.reserve(name, {
      provider: route.provider,
      model: route.model,
      inputTokens: estimateTokens(request),
      maxOutputTokens: request.maxTokens ?? null,
      price: findPrice(prices, route),
      isExempt: route.afterBudget ?? false,
    });
  }

  private replay({ outcome, attempt, usage, cost }: KeptCall): ProviderAnswer {
    const { ledger } = this.parts;
    ledger.record(attempt);
    ledger.charge(usage, cost);
    if ('answer' in outcome) return outcome.answer;
    const { code, message, details } = outcome.error;
    throw new LlmError(code, message, details);
  }

  private restart(reason: Extract<LlmStreamPart, { type: 'restarted' }>['reason']): void {
    if (this.isDirty) this.parts.onPart?.({ type: 'restarted', reason });
    this.isDirty = false;
  }
}

/** The request with no longer an answer than what was set aside for it. */
function withinReservation(request: LlmRequest, { maxOutputTokens }: Reservation): LlmRequest {
  if (maxOutputTokens === null) return request;
  return { ...request, maxTokens: Math.min(request.maxTokens ?? Infinity, maxOutputTokens) };
}

function plain({ code, message, details }: LlmError) {
  return { code, message, details };
}

/** What would be told again by the same call; a call that was stopped has not been answered at all. */
function isFinal(error: LlmError): boolean {
  return !isRetryable(error) && error.code !== 'llm-cancelled';
}

/** What an answer took by the vendor's word; what it does not count, about what it must have been, so that budgets still end. */
function usageOf({ usage = NO_USAGE, text, toolCalls }: ProviderAnswer, request: LlmRequest): LlmUsage {
  if (usage.input > 0 && usage.output > 0) return usage;
  const said = text + (toolCalls.length > 0 ? JSON.stringify(toolCalls) : '');
  const output = estimateTokens({ messages: [{ role: 'assistant', content: said }] });
  return { ...usage, input: usage.input || estimateTokens(request), output: usage.output || output };
}
