import type { LoggerOptions } from 'pino';

/** Fields that may hold a secret, wherever they stand in a log line. */
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
  'res.headers["set-cookie"]',
  '*.password',
  '*.accessToken',
  '*.key',
  '*.secret',
  'password',
  'accessToken',
  'key',
  'secret',
];

/** How every process of REX logs: JSON lines, secrets redacted by path, the name of the process on each line. */
export function loggerOptions(name: string, level: string): LoggerOptions {
  return {
    name,
    level,
    base: { name, pid: process.pid },
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
  };
}

/** What is logged of a request: neither headers nor query, which may hold tokens. */
export const requestSerializers = {
  req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
    id,
    method,
    path: url.split('?')[0],
  }),
  res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
};
