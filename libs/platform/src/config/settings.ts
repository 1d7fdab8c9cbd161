import { bytes, choice, integer, list, optionalText, secret, secrets, text, url } from './parse-setting';
import { proxies } from './parse-proxies';

/**
 * Every setting of REX: its default, its meaning and how it is read. `.env.example` and the table in
 * docs/operations.md are generated from here.
 */
export const SETTINGS = {
  NODE_ENV: choice('production', ['production', 'development', 'test'], 'Kind of run.'),
  PORT: integer(4000, { min: 0, max: 65535 }, 'Port of the API and the editor.'),
  HOST: text('127.0.0.1', 'Address to listen on. The images set 0.0.0.0.'),
  WORKER_HEALTH_PORT: integer(4001, { min: 0, max: 65535 }, "Port of the worker's health page."),
  REX_DATA_DIR: text('.data', 'Folder of the embedded PostgreSQL and of generated secrets.'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'External PostgreSQL. Absent: the embedded one.'),
  DATABASE_POOL_SIZE: integer(10, { min: 2, max: 200 }, 'Connections that one process keeps to PostgreSQL.'),
  DATABASE_TIMEOUT_MS: integer(
    1500,
    { min: 100, max: 60_000 },
    'Longest time of one statement of the API: whoever calls hears within 2 s that the database is away.',
  ),
  REDIS_URL: url(
    ['redis:', 'rediss:'],
    'External Redis that carries wake-ups. Absent: PostgreSQL carries them.',
  ),
  JWT_SECRET: secret('Signs access tokens. At least 32 bytes; generated in embedded mode.'),
  ENCRYPTION_KEY: secret('Encrypts stored keys. At least 32 bytes; generated in embedded mode.'),
  ENCRYPTION_KEY_FORMER: secrets(
    'Further encryption keys, comma separated, that stored keys may still need: those before the last change of ENCRYPTION_KEY. None by default.',
  ),
  WORKER_CONCURRENCY: integer(32, { min: 1, max: 1000 }, 'Executions that one worker runs at a time.'),
  SANDBOX_PROCESSES: integer(2, { min: 1, max: 64 }, 'Processes for user JavaScript per worker.'),
  SANDBOX_LOCKDOWN: choice(
    'preferred',
    ['preferred', 'required'],
    'Whether user JavaScript may run where the kernel does not lock its processes (seccomp, Linux only): preferred = it may, and the log says so; required = it fails.',
  ),
  LEASE_SECONDS: integer(
    30,
    { min: 3, max: 3600 },
    'After this time without a sign of life a worker counts as lost.',
  ),
  SWEEP_SECONDS: integer(
    5,
    { min: 1, max: 3600 },
    'How often a worker looks for executions that nobody runs.',
  ),
  SHUTDOWN_SECONDS: integer(30, { min: 1, max: 600 }, 'Grace time to finish work after SIGTERM.'),
  SESSION_DAYS: integer(
    30,
    { min: 1, max: 365 },
    'Days after which a sign-in that is not used any more ends.',
  ),
  REGISTRATION: choice(
    'open',
    ['open', 'first', 'closed'],
    'Who may make an account: open = everybody who reaches the API; first = only while there is none; closed = nobody.',
  ),
  THROTTLE_API_PER_MINUTE: integer(
    600,
    { min: 0 },
    'API requests per user; requests without a valid token, and calls of webhooks that are not there, per address; 0 = off.',
  ),
  THROTTLE_AUTH_PER_MINUTE: integer(
    20,
    { min: 0 },
    'Login and register requests per address and account; 0 = off.',
  ),
  THROTTLE_WEBHOOK_PER_MINUTE: integer(
    6000,
    { min: 0 },
    'Webhook requests per workflow; those that its trigger refuses, per workflow and address; 0 = off.',
  ),
  LIMIT_BODY_BYTES: bytes(1_048_576, 'Largest request body.'),
  LIMIT_HEADER_BYTES: integer(
    16_384,
    { min: 4096, max: 1_048_576 },
    'Largest head of a request: its URL and headers together. In bytes.',
  ),
  LIMIT_OUTPUT_BYTES: bytes(16_777_216, 'Largest output of one step.'),
  LIMIT_DOCUMENT_BYTES: bytes(1_048_576, 'Largest workflow document.'),
  LIMIT_NODES: integer(500, { min: 1 }, 'Most nodes in a workflow.'),
  LIMIT_EDGES: integer(2000, { min: 1 }, 'Most edges in a workflow.'),
  LIMIT_KEYS: integer(200, { min: 0 }, 'Most stored keys of one user.'),
  LIMIT_TOKENS: integer(50, { min: 0, max: 10_000 }, 'Most personal access tokens of one user.'),
  LIMIT_SCHEDULES: integer(
    1000,
    { min: 0 },
    'Most schedules of one user that run; publishing another one is refused.',
  ),
  LIMIT_EVENT_STREAMS: integer(
    20,
    { min: 1, max: 10_000 },
    'Most event streams that one user has open at a backend.',
  ),
  LIMIT_STEP_LOG_LINES: integer(1000, { min: 0 }, 'Most log lines kept of one step.'),
  LIMIT_STORAGE_VALUE_BYTES: bytes(262_144, 'Largest value that a storage node keeps.'),
  LIMIT_STORAGE_ENTRIES: integer(
    100_000,
    { min: 1, max: 1_000_000_000 },
    'Most entries that the storage of one user holds.',
  ),
  LIMIT_LLM_CACHE_ENTRIES: integer(
    10_000,
    { min: 0, max: 1_000_000 },
    'Most answers of models that are kept for one user; the oldest go first.',
  ),
  BIN_DAYS: integer(
    30,
    { min: 0, max: 3650 },
    'How long deleted workflows stay in the bin; 0 = until the next sweep.',
  ),
  NODE_CONCURRENCY: integer(8, { min: 1, max: 256 }, 'Nodes that one execution runs at a time.'),
  WORKER_NODE_CONCURRENCY: integer(
    256,
    { min: 1, max: 10_000 },
    'Nodes that one worker runs at a time, of all executions together.',
  ),
  NODE_TIMEOUT_MS: integer(300_000, { min: 1 }, 'Longest time of one attempt of a node that names none.'),
  CODE_TIMEOUT_MS: integer(10_000, { min: 10 }, 'Longest time user JavaScript may run.'),
  CODE_MEMORY_MB: integer(128, { min: 16, max: 4096 }, 'Most memory user JavaScript may take.'),
  REQUEST_TIMEOUT_SECONDS: integer(
    30,
    { min: 1, max: 3600 },
    'Within this time a request must have arrived whole; its headers within a third of it.',
  ),
  WAIT_MAX_SECONDS: integer(120, { min: 1, max: 600 }, 'Longest time a request waits for its execution.'),
  HTTP_ALLOW_PRIVATE: list(
    'Hosts, host:port or CIDRs, comma separated, that outbound calls may reach although they are private. None by default.',
  ),
  RETENTION_DAYS: integer(
    30,
    { min: 0, max: 36_500 },
    'Days for which executions are kept after their end; 0 = for ever.',
  ),
  RETENTION_MAX_EXECUTIONS: integer(
    100_000,
    { min: 0, max: 1_000_000_000 },
    'Most executions kept of one user, the newest ones; 0 = no bound. Those that have not ended always stay.',
  ),
  RETENTION_DRAFT_VERSIONS: integer(
    50,
    { min: 0, max: 1_000_000 },
    'Newest versions of a workflow that always stay; older drafts go, if they were never published, have no message and no execution runs them. 0 = all stay.',
  ),
  GEMINI_BASE_URL: url(
    ['http:', 'https:'],
    'Another endpoint for keys of Gemini, such as a proxy. Absent: https://generativelanguage.googleapis.com.',
  ),
  GROQ_BASE_URL: url(
    ['http:', 'https:'],
    'Another endpoint for keys of Groq, such as a proxy. Absent: https://api.groq.com.',
  ),
  LLM_PRICES_FILE: optionalText(
    'A JSON list of prices of models, in USD for a million tokens: `[{"provider","model","input","output","cached"?,"contextTokens"?}]`. Comes before the built-in table.',
  ),
  LOG_LEVEL: choice(
    'info',
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'Least severe level that is logged.',
  ),
  CORS_ORIGINS: list('Origins, comma separated, that browsers may call the API from. None by default.'),
  TRUST_PROXY: proxies(
    'Whose X-Forwarded-For, -Proto and -Host to believe: false = nobody, true = whoever connects, a number = so many proxies in front, or their addresses and CIDRs, comma separated.',
  ),
  PUBLIC_URL: url(
    ['http:', 'https:'],
    'Address by which the outside reaches REX, with the path in front of /api if a proxy adds one: some senders of webhooks sign it. Absent: what the request says.',
  ),
  EDITOR_DIR: optionalText('Folder of the built editor that the backend serves. The images set none.'),
} as const;

type SettingTable = typeof SETTINGS;

/** All settings, read and checked. */
export type RexConfig = { readonly [Name in keyof SettingTable]: ReturnType<SettingTable[Name]['parse']> };
