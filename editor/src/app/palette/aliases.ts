/** Words by which people look for a node type besides its own. A type without any is found by its name all the same. */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'manual-trigger': ['start', 'click', 'button'],
  'webhook-trigger': ['http in', 'receive', 'callback', 'hook'],
  'schedule-trigger': ['cron', 'timer', 'interval', 'every'],
  llm: ['ai', 'gpt', 'gemini', 'groq', 'chat', 'prompt', 'model'],
  'http-request': ['fetch', 'api', 'curl', 'get', 'post', 'url'],
  code: ['javascript', 'js', 'script', 'function'],
  transformer: ['map', 'set', 'edit fields', 'expression'],
  condition: ['if', 'branch', 'switch', 'filter'],
  'json-validator': ['schema', 'check', 'validate'],
  'data-cleaner': ['trim', 'mask', 'pii', 'sanitise', 'sanitize'],
  log: ['print', 'debug', 'console'],
  output: ['result', 'return', 'respond', 'end'],
  storage: ['save', 'load', 'key-value', 'database', 'memory'],
};
