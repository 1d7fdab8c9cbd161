import { DEFAULT_TIMEOUT_MS, LlmError, type LlmRequest, type LlmRoute } from '@rex/node-sdk';
import type { Fetch } from '@rex/http-client';
import { describeError } from '../errors/describe-error';
import { translateFailure } from '../errors/translate-failure';
import type { LimiterClock, RateLimiter } from '../limiter/rate-limiter';
import { readRateLimits } from '../retry/read-rate-limits';
import type { LlmProvider, ProviderAccess, ProviderAnswer } from '../spec/provider';
import { estimateTokens } from '../tokens/estimate-tokens';
import { type SeenExchange, watchFetch } from '../transport/watch-fetch';
import { NEVER } from './never-signal';

/** What calls of vendors go out by. */
export interface VendorLink {
  /** To addresses that users name. */
  publicFetch: Fetch;
  /** To the vendors, or to where the operator says they are. */
  vendorFetch: Fetch;
  /** Where the operator says that vendors are, by provider. */
  baseUrls: Readonly<Record<string, string | undefined>>;
  limiter: RateLimiter;
  clock: LimiterClock;
}

/** One call that is to be made. */
export interface VendorCall {
  provider: LlmProvider;
  route: LlmRoute;
  key: string;
  request: LlmRequest;
  maxWaitMs: number;
  /** Streams when it is there. */
  onText: ((text: string) => void) | undefined;
}

/** How a call ended, with its times. */
export interface VendorResult {
  outcome: { answer: ProviderAnswer } | { error: LlmError };
  waitedMs: number;
  latencyMs: number;
}

/** Makes one call when the limits of its key and model let it, and teaches them what it learned. Never rejects. */
export async function callVendor(link: VendorLink, call: VendorCall): Promise<VendorResult> {
  const { provider, route, request } = call;
  const { limiter, clock } = link;
  const lane = JSON.stringify([route.provider, route.baseUrl ?? '', route.keyId ?? '', route.model]);
  const estimated = estimateTokens(request) + (request.maxTokens ?? 0);
  const names = { label: provider.label, model: route.model };
  const admitted = await limiter
    .enter({
      lane,
      tokens: estimated,
      limits: route.limits ?? {},
      maxWaitMs: call.maxWaitMs,
      signal: request.signal ?? NEVER,
    })
    .catch(() => undefined);
  if (!admitted) {
    const error = new LlmError('llm-cancelled', describeError('llm-cancelled', names));
    return { outcome: { error }, waitedMs: 0, latencyMs: 0 };
  }
  if (admitted.kind === 'later') {
    const { retryAfterMs, waitedMs } = admitted;
    const error = new LlmError('llm-rate-limited', describeError('llm-rate-limited', names), {
      retryAfterMs,
    });
    return { outcome: { error }, waitedMs, latencyMs: 0 };
  }
  const { waitedMs, enteredAtMs } = admitted;
  const settle = (took: number) => limiter.settle(lane, { estimated, took, enteredAtMs });
  try {
    const { answer, seen } = await exchange(link, call);
    const { usage } = answer;
    if (usage) settle(usage.input + usage.output);
    limiter.learn(lane, readRateLimits(seen.headers));
    return { outcome: { answer }, waitedMs, latencyMs: clock.nowMs() - enteredAtMs };
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    const { retryAfterMs } = error.details;
    if (error.code === 'llm-rate-limited') settle(0);
    if (retryAfterMs !== undefined) limiter.block(lane, retryAfterMs);
    return { outcome: { error }, waitedMs, latencyMs: clock.nowMs() - enteredAtMs };
  }
}

/** Opens the way to a vendor for work of its adapter, and says in our words how that failed. */
export async function withAccess<Result>(
  link: VendorLink,
  call: Pick<VendorCall, 'provider' | 'route' | 'key'> & {
    request: Pick<LlmRequest, 'timeoutMs' | 'signal'>;
  },
  work: (access: ProviderAccess) => Promise<Result>,
): Promise<{ result: Result; seen: SeenExchange }> {
  const { provider, route, key, request } = call;
  const caller = request.signal ?? NEVER;
  const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const isFixed = provider.access.baseUrl === 'fixed';
  const { fetch, seen, end } = watchFetch(isFixed ? link.vendorFetch : link.publicFetch);
  const baseUrl = isFixed ? link.baseUrls[provider.name] : route.baseUrl;
  const signal = AbortSignal.any([caller, timeout]);
  try {
    const { publicFetch } = link;
    const access = { key, fetch, publicFetch, signal, ...(baseUrl === undefined ? {} : { baseUrl }) };
    return { result: await work(access), seen };
  } catch (error) {
    const stoppedBy = caller.aborted ? 'caller' : timeout.aborted ? 'timeout' : undefined;
    const now = new Date(link.clock.nowMs());
    throw translateFailure({ error, seen, provider, model: route.model, key, stoppedBy, now });
  } finally {
    end();
  }
}

async function exchange(link: VendorLink, call: VendorCall) {
  const { provider, route, onText } = call;
  const { timeoutMs: _timeout, signal: _signal, ...request } = call.request;
  const { result: answer, seen } = await withAccess(link, call, (access) => {
    const asked = { ...access, model: route.model, request };
    return onText ? provider.stream(asked, onText) : provider.ask(asked);
  });
  return { answer, seen };
}
