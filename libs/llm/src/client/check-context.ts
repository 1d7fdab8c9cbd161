import { isRetryable, LlmError, type LlmRequest, type LlmRoute } from '@rex/node-sdk';
import { describeError } from '../errors/describe-error';
import { findPrice } from '../prices/find-price';
import type { ModelPrice } from '../prices/price-table';
import type { LlmProvider } from '../spec/provider';
import { estimateTokens } from '../tokens/estimate-tokens';
import type { RouteAccess } from './read-access';
import { type VendorLink, withAccess } from './vendor-call';

/** An estimate is off by so much at most, either way. */
const DOUBT = 1.6;

/** A prompt and the model that is to read it. */
export interface ContextCheck {
  provider: LlmProvider;
  route: LlmRoute;
  request: LlmRequest;
  readAccess(): Promise<RouteAccess>;
  prices: readonly ModelPrice[];
}

/**
 * Fails a prompt that the model can't read before it is sent. What is far within the context passes by an estimate; near its
 * end the vendor counts, where it counts for others, and otherwise only what is far beyond is refused here.
 * @throws LlmError `llm-context-exceeded` with the count
 */
export async function checkContext(link: VendorLink, check: ContextCheck): Promise<void> {
  const { provider, route, request, readAccess, prices } = check;
  const contextTokens = findPrice(prices, route)?.contextTokens;
  const estimated = estimateTokens(request);
  if (contextTokens === undefined || estimated * DOUBT < contextTokens) return;
  const { countTokens } = provider;
  if (!countTokens) {
    if (estimated / DOUBT > contextTokens) throw tooLong(check, `about ${estimated}`, contextTokens);
    return;
  }
  const { timeoutMs: _timeout, signal: _signal, ...asked } = request;
  const call = { provider, ...(await readAccess()), request };
  try {
    const { result } = await withAccess(link, call, (access) =>
      countTokens({ ...access, model: route.model, request: asked }),
    );
    if (result > contextTokens) throw tooLong(check, String(result), contextTokens);
  } catch (error) {
    // Who can't count now may still answer, and will say itself what is too long.
    if (!(error instanceof LlmError) || !isRetryable(error)) throw error;
  }
}

function tooLong({ provider, route }: ContextCheck, tokens: string, contextTokens: number): LlmError {
  const message = describeError('llm-context-exceeded', { label: provider.label, model: route.model });
  return new LlmError('llm-context-exceeded', `${message} It has ${tokens} tokens of ${contextTokens}.`);
}
