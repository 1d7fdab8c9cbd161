import { type LlmAttempt, LlmError, type LlmRequest, type LlmRoute, type LlmStreamPart } from '@rex/node-sdk';
import { describeError } from '../errors/describe-error';
import { isRetryable } from '../errors/is-retryable';
import { findPrice } from '../prices/find-price';
import type { ModelPrice } from '../prices/price-table';
import { backoffMs } from '../retry/backoff-ms';
import type { LlmProvider, ProviderAnswer } from '../spec/provider';
import type { CallLedger } from './call-ledger';
import { NEVER } from './never-signal';
import { callVendor, type VendorLink } from './vendor-call';

/** Time that a whole answer may spend waiting, used up by whoever waits. */
export interface WaitBudget {
  leftMs: number;
}

/** What a RouteCaller needs. */
export interface RouteCallerParts {
  link: VendorLink;
  provider: LlmProvider;
  route: LlmRoute;
  /** Reads the key anew for each call, so that it lives no longer. */
  readKey(): Promise<string>;
  prices: readonly ModelPrice[];
  random(): number;
  maxRetries: number;
  budget: WaitBudget;
  ledger: CallLedger;
  fallbackFrom: LlmAttempt['fallbackFrom'];
  onPart: ((part: LlmStreamPart) => void) | undefined;
}

/** Calls one route, and again where that may help and the wait is short. */
export class RouteCaller {
  /** Text was told that will not be the answer. */
  private isDirty = false;

  constructor(private readonly parts: RouteCallerParts) {}

  /** @throws LlmError when no try gave an answer, or the next one would have to wait too long */
  async ask(request: LlmRequest, purpose: LlmAttempt['purpose']): Promise<ProviderAnswer> {
    const { maxRetries, budget, random, link } = this.parts;
    if (purpose === 'repair' || purpose === 'shape') this.restart(purpose);
    for (let retry = 0; ; retry += 1) {
      const result = await this.call(request, retry === 0 ? purpose : 'retry');
      if ('answer' in result) return result.answer;
      const { error } = result;
      if (!isRetryable(error) || retry >= maxRetries) throw error;
      const { retryAfterMs } = error.details;
      // What the vendor asked for is waited for by the limiter, for all who share the key.
      const waitMs = retryAfterMs ?? backoffMs(retry + 1, random());
      if (waitMs > budget.leftMs) throw error.with({ retryAfterMs: waitMs });
      if (retryAfterMs === undefined) {
        budget.leftMs -= waitMs;
        await link.clock.sleep(waitMs, request.signal ?? NEVER).catch(() => {
          throw new LlmError('llm-cancelled', describeError('llm-cancelled', { label: '', model: '' }));
        });
      }
      this.restart(error.code);
    }
  }

  private async call(request: LlmRequest, purpose: LlmAttempt['purpose']) {
    const { link, provider, route, budget, ledger, fallbackFrom, onPart } = this.parts;
    const key = await this.parts.readKey();
    const tell = (text: string) => {
      this.isDirty = true;
      onPart?.({ type: 'text', text });
    };
    const { outcome, waitedMs, latencyMs } = await callVendor(link, {
      provider,
      route,
      key,
      request,
      maxWaitMs: budget.leftMs,
      onText: onPart && tell,
    });
    budget.leftMs = Math.max(budget.leftMs - waitedMs, 0);
    const judged = this.judge(outcome, request);
    ledger.record({
      provider: route.provider,
      model: route.model,
      purpose,
      ...('error' in judged
        ? { outcome: judged.error.code, reason: judged.error.message }
        : { outcome: 'answered' }),
      ...(fallbackFrom ? { fallbackFrom } : {}),
      waitedMs,
      latencyMs,
    });
    return judged;
  }

  /** Charges an answer, and calls one that the vendor's filter stopped an error where nothing usable is left. */
  private judge(outcome: { answer: ProviderAnswer } | { error: LlmError }, { responseFormat }: LlmRequest) {
    if ('error' in outcome) return outcome;
    const { provider, route, ledger, prices } = this.parts;
    const { answer } = outcome;
    ledger.charge(answer.usage, findPrice(prices, route));
    if (answer.blockedBy === undefined) return outcome;
    const wantsText = (responseFormat?.type ?? 'text') === 'text';
    if (wantsText && answer.text !== '') return outcome;
    const said = answer.blockedBy;
    const message = describeError('llm-blocked', { label: provider.label, model: route.model, said });
    const { requestId, text } = answer;
    return {
      error: new LlmError('llm-blocked', message, {
        ...(requestId === undefined ? {} : { requestId }),
        ...(text === '' ? {} : { rawText: text }),
      }),
    };
  }

  private restart(reason: Extract<LlmStreamPart, { type: 'restarted' }>['reason']): void {
    if (this.isDirty) this.parts.onPart?.({ type: 'restarted', reason });
    this.isDirty = false;
  }
}
