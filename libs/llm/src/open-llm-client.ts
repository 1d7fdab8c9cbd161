import { createFetch, createHttpClient } from '@rex/http-client';
import { providerPlaces } from '@rex/platform';
import { LlmClient } from './client/llm-client';
import { systemClock } from './client/system-clock';
import { RateLimiter } from './limiter/rate-limiter';
import { type ModelPrice, PRICES } from './prices/price-table';
import { allProviders } from './providers/all-providers';
import { ProviderRegistry } from './providers/provider-registry';
import type { LlmProvider } from './spec/provider';

/** What a client is opened with. */
export interface LlmClientOptions {
  /** What users may reach although it is not public, as for every outbound call. */
  allowPrivate: string[];
  /** Where the operator says that Gemini and Groq are; the vendors' own places when absent. Trusted. */
  geminiBaseUrl?: string;
  groqBaseUrl?: string;
  /** In place of the built-in table. */
  prices?: readonly ModelPrice[];
  /** In place of all that there are. */
  providers?: readonly LlmProvider[];
}

/** A client and how to close its connections. */
export interface OpenLlmClient {
  client: LlmClient;
  close(): void;
}

/** Time is measured by each call; the transport's own limit lies behind it. */
const TRANSPORT_TIMEOUT_MS = 24 * 3_600_000;

/** Makes the client through which models are asked. */
export function openLlmClient(options: LlmClientOptions): OpenLlmClient {
  const { geminiBaseUrl, groqBaseUrl } = options;
  const baseUrls = { ...providerPlaces({ GEMINI_BASE_URL: geminiBaseUrl, GROQ_BASE_URL: groqBaseUrl }) };
  const trusted = [geminiBaseUrl, groqBaseUrl].flatMap((url) =>
    url === undefined ? [] : [hostAndPort(url)],
  );
  const publicHttp = createHttpClient({ allowPrivate: options.allowPrivate });
  // The operator's own addresses are open to calls of vendors, not to whatever users name.
  const vendorHttp = createHttpClient({ allowPrivate: [...options.allowPrivate, ...trusted] });
  const client = new LlmClient({
    link: {
      publicFetch: createFetch(publicHttp, { timeoutMs: TRANSPORT_TIMEOUT_MS }),
      vendorFetch: createFetch(vendorHttp, { timeoutMs: TRANSPORT_TIMEOUT_MS }),
      baseUrls,
      limiter: new RateLimiter(systemClock),
      clock: systemClock,
    },
    registry: new ProviderRegistry(options.providers ?? allProviders),
    prices: options.prices ?? PRICES,
    random: Math.random,
  });
  return {
    client,
    close: () => {
      publicHttp.close();
      vendorHttp.close();
    },
  };
}

function hostAndPort(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}
