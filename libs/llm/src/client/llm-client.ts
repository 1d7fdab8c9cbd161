import {
  type LlmAttempt,
  LlmError,
  type LlmRequest,
  type LlmResponse,
  type LlmRoute,
  type LlmStreamPart,
  type SecretReader,
} from '@rex/node-sdk';
import type { ModelPrice } from '../prices/price-table';
import type { ProviderRegistry } from '../providers/provider-registry';
import type { LlmModel } from '../spec/provider';
import { answerInForm, type FormedAnswer } from '../structured/answer-in-form';
import type { SchemaEvaluator } from '../structured/check-answer';
import { CallLedger } from './call-ledger';
import { checkContext } from './check-context';
import { checkRequest } from './check-request';
import { pickError } from './pick-error';
import { readKey } from './read-key';
import { RouteCaller, type WaitBudget } from './route-caller';
import { type VendorLink, withAccess } from './vendor-call';

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
  /** Is told the text as it comes; the answer is streamed when it is there. */
  onPart?: (part: LlmStreamPart) => void;
  /** Holds answers against schemas in place of the built-in evaluator, which knows no patterns. */
  evaluate?: SchemaEvaluator;
}

/** Beyond this a wait is given back as an error, so that whoever runs the step can free its place. */
const MAX_WAIT_MS = 5000;

/** Asks models: with keys, limits, retries, forms and fallbacks, whoever serves them. */
export class LlmClient {
  constructor(private readonly parts: LlmClientParts) {}

  /** @throws LlmError when no route gave an answer; `details` hold what was tried and what it took */
  async generate(call: LlmCall): Promise<LlmResponse> {
    const { clock } = this.parts.link;
    const beganAtMs = clock.nowMs();
    const request = checkRequest(call.request, call.evaluate ? 'own' : 'built-in');
    const ledger = new CallLedger();
    const budget = { leftMs: call.maxWaitMs ?? MAX_WAIT_MS };
    const errors: LlmError[] = [];
    let fallbackFrom: LlmAttempt['fallbackFrom'];
    for (const route of call.routes) {
      const attemptsBefore = ledger.attempts.length;
      try {
        const formed = await this.askRoute({
          call: { ...call, request },
          route,
          ledger,
          budget,
          fallbackFrom,
        });
        return toResponse({ formed, route, ledger, latencyMs: clock.nowMs() - beganAtMs });
      } catch (error) {
        if (!(error instanceof LlmError)) throw error;
        errors.push(error);
        if (ledger.attempts.length === attemptsBefore) ledger.record(notMade(route, error, fallbackFrom));
        if (error.code === 'llm-cancelled') break;
        fallbackFrom = { provider: route.provider, model: route.model, code: error.code };
        if (ledger.usage.output > 0) call.onPart?.({ type: 'restarted', reason: error.code });
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
    const key = await readKey(named, provider, secrets);
    const call = { provider, route: named, key, request: { timeoutMs, ...(signal ? { signal } : {}) } };
    return (await withAccess(this.parts.link, call, (access) => provider.listModels(access))).result;
  }

  private async askRoute(asking: {
    call: LlmCall;
    route: LlmRoute;
    ledger: CallLedger;
    budget: WaitBudget;
    fallbackFrom: LlmAttempt['fallbackFrom'];
  }): Promise<FormedAnswer> {
    const { call, route, ledger, budget, fallbackFrom } = asking;
    const { link, registry, prices, random } = this.parts;
    const provider = registry.get(route.provider);
    const read = () => readKey(route, provider, call.secrets);
    await checkContext(link, { provider, route, request: call.request, readKey: read, prices });
    const { maxRetries = 2, onPart } = call;
    const shared = { link, provider, route, prices, random, budget, ledger, fallbackFrom };
    const caller = new RouteCaller({ ...shared, readKey: read, maxRetries, onPart });
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
