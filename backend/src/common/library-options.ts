import type { DatabaseOptions } from '@rex/database';
import type { LlmClientOptions } from '@rex/llm';
import type { ServerConfig } from '@rex/platform';
import type { QueueOptions } from '@rex/queue';

/** How this process opens the database. */
export function databaseOptions(config: ServerConfig): DatabaseOptions {
  return {
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    applicationName: 'rex-backend',
    leaseSeconds: config.LEASE_SECONDS,
    queryTimeoutMs: config.DATABASE_TIMEOUT_MS,
    maxSchedules: config.LIMIT_SCHEDULES,
  };
}

/** Where language models are asked for their lists. */
export function llmOptions({
  HTTP_ALLOW_PRIVATE,
  GEMINI_BASE_URL,
  GROQ_BASE_URL,
}: ServerConfig): LlmClientOptions {
  return {
    allowPrivate: HTTP_ALLOW_PRIVATE,
    geminiBaseUrl: GEMINI_BASE_URL,
    groqBaseUrl: GROQ_BASE_URL,
  };
}

/** Who carries wake-ups and hints: Redis when there is one, else PostgreSQL. */
export function queueOptions(config: ServerConfig): QueueOptions {
  return config.REDIS_URL
    ? { carrier: { kind: 'redis', url: config.REDIS_URL } }
    : { carrier: { kind: 'postgres', url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE } };
}
