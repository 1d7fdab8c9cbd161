import {
  type LlmAttempt,
  type LlmErrorCode,
  LlmError,
  type LlmRequest,
  type LlmResponse,
  type LlmRoute,
  type LlmStreamPart,
  type SchemaEvaluator,
  type SecretReader,
} from '@rex/node-sdk';
import type { ModelPrice } from '../prices/price-table';
import type { ProviderRegistry } from '../providers/provider-registry';
import type { LlmModel } from '../spec/provider';
import { answerInForm, type FormedAnswer } from '../structured/answer-in-form';
import { type CallBook, NO_BOOK } from './call-book';
import { CallLedger } from './call-ledger';
import { checkContext } from './check-context';
import { checkRequest } from './check-request';
import { pickError } from './pick-error';
import { readAccessOf } from './read-access';
import { RouteCaller, type WaitBudget } from './route-caller';
import { type VendorLink, withAccess } from './vendor-call';
import { watchParts } from './watch-parts';

/** What an LlmClient is made of. */
export interface LlmClientParts {
  link: VendorLink;
  registry: ProviderRegistry;
  prices: readonly ModelPrice[];
  /** From 0 to below 1. */
  random(): number;
}

/** A question for a model. */
export interface LlmCall {
  /** Whom to ask, best first: the next one is asked when one fails. */
  routes: LlmRoute[];
  request: LlmRequest;
  /** The owner's stored keys. */
  secrets: SecretReader;
  /** Tries after the first, of each call. 2 when absent. */
  maxRetries?: number;
  /** Longest time to spend waiting for limits and between tries. 5,000 when absent. */
  maxWaitMs?: number;
  /** Longest of it in one go because of limits, or because a vendor says so. `maxWaitMs` when absent. */
  maxHoldMs?: number;
  /** Keeps what is answered, and bounds what is spent. Absent: nothing is kept or bounded. */
  book?: CallBook;
  /** Is told the text as it comes; the answer is streamed when it is there. */
  onPart?: (part: LlmStreamPart) => void;
  /** Holds answers against schemas in place of the built-in evaluator, which knows no patterns. */
  evaluate?: SchemaEvaluator;
}

/** Beyond this a wait is given back as an error, so that whoever runs the step can free its place. */
const MAX_WAIT_MS = 5000;

/** After these no other route is asked: nobody wants the answer any more, or its turn only has to come. */
const STOPS: ReadonlySet<LlmErrorCode> = new Set(['llm-cancelled', 'llm-budget-busy']);

/** Asks models: with keys, limits, retries, forms and fallbacks, whoever serves them. */
export class LlmClient {
  constructor(private readonly parts: LlmClientParts) {}

  /** @throws LlmError when no route gave an answer; `details` hold what was tried and what it took */
  async generate(call: LlmCall): Promise<LlmResponse> {
    const { clock } = this.parts.link;
    const beganAtMs = clock.nowMs();
    const request = checkRequest(call.request, call.evaluate ? 'own' : 'built-in');
    const ledger = new CallLedger();
    const { maxWaitMs = MAX_WAIT_MS, maxHoldMs = maxWaitMs } = call;
    const budget = { leftMs: maxWaitMs, holdMs: maxHoldMs };
    const errors: LlmError[] = [];
    let fallbackFrom: LlmAttempt['fallbackFrom'];
    const { furthest, watch } = await this.prepare(call);
    for (const [index, route] of call.routes.entries()) {
      const isPast = index < furthest;
      const attemptsBefore = ledger.attempts.length;
      try {
        const formed = await this.askRoute({
          call: { ...call, request, ...watch.onPart },
          route,
          name: String(index),
          isPast,
          ledger,
          budget,
          fallbackFrom,
        });
        return toResponse({ formed, route, ledger, latencyMs: clock.nowMs() - beganAtMs });
      } catch (error) {
        if (!(error instanceof LlmError)) throw error;
        if (isPast) continue;
        errors.push(error);
        if (ledger.attempts.length === attemptsBefore) ledger.record(notMade(route, error, fallbackFrom));
        if (STOPS.has(error.code)) break;
        fallbackFrom = { provider: route.provider, model: route.model, code: error.code };
        watch.restart(error.code);
      }
    }
    const { usage, cost, attempts } = ledger;
    throw pickError(errors).with({ usage, cost, attempts });
  }

  /** The models that a key may use. @throws LlmError */
  async listModels(
    route: Omit<LlmRoute, 'model'>,
    secrets: SecretReader,
    { signal, timeoutMs = 15_000 }: { signal?: AbortSignal; timeoutMs?: number } = {},
  ): Promise<LlmModel[]> {
    const provider = this.parts.registry.get(route.provider);
    const named = { ...route, model: 'its list of models' };
    const access = await readAccessOf(named, provider, secrets);
    const call = { provider, ...access, request: { timeoutMs, ...(signal ? { signal } : {}) } };
    return (await withAccess(this.parts.link, call, (way) => provider.listModels(way))).result;
  }

  /** The last route that was answered before, if any, and a watch on what is shown. */
  private async prepare({ routes, book = NO_BOOK, onPart }: LlmCall) {
    const kept = await Promise.all(routes.map((_, index) => book.recall(`${index}.0`)));
    const furthest = kept.findLastIndex((each) => each !== undefined && 'answer' in each.outcome);
    return { furthest, watch: watchParts(onPart) };
  }

  private async askRoute(asking: {
    call: LlmCall;
    route: LlmRoute;
    name: string;
    isPast: boolean;
    ledger: CallLedger;
    budget: WaitBudget;
    fallbackFrom: LlmAttempt['fallbackFrom'];
  }): Promise<FormedAnswer> {
    const { call, route, name, isPast, ledger, budget, fallbackFrom } = asking;
    const { link, registry, prices, random } = this.parts;
    const provider = registry.get(route.provider);
    const readAccess = () => readAccessOf(route, provider, call.secrets);
    const { request } = call;
    const check = () => checkContext(link, { provider, route, request, readAccess, prices });
    const { maxRetries = 2, onPart, book = NO_BOOK } = call;
    const shared = { link, provider, route, name, prices, random, budget, ledger, book, fallbackFrom };
    const caller = new RouteCaller({
      ...shared,
      isPast,
      checkContext: check,
      readAccess,
      maxRetries,
      onPart,
    });
    return answerInForm({
      request: call.request,
      model: route.model,
      toolsWithJson: provider.toolsWithJson,
      ask: (request, purpose) => caller.ask(request, purpose),
      evaluate: call.evaluate,
    });
  }
}

/** A route that failed before its vendor was called. */
function notMade(
  { provider, model }: LlmRoute,
  { code, message }: LlmError,
  fallbackFrom: LlmAttempt['fallbackFrom'],
): LlmAttempt {
  const attempt = { provider, model, purpose: 'first' as const, outcome: code, reason: message };
  return { ...attempt, ...(fallbackFrom ? { fallbackFrom } : {}), waitedMs: 0, latencyMs: 0 };
}

function toResponse(answered: {
  formed: FormedAnswer;
  route: LlmRoute;
  ledger: CallLedger;
  latencyMs: number;
}): LlmResponse {
  const { formed, route, ledger, latencyMs } = answered;
  const { text, toolCalls, finishReason, model, requestId } = formed.answer;
  return {
    text,
    ...(formed.json === undefined ? {} : { json: formed.json }),
    toolCalls,
    finishReason,
    usage: ledger.usage,
    provider: route.provider,
    model: model ?? route.model,
    ...(requestId === undefined ? {} : { requestId }),
    latencyMs,
    cost: ledger.cost,
    attempts: ledger.attempts,
  };
}
