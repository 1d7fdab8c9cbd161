/** Codes of what the commands and programs print when they can't start, by what they are about. */
export const START_ERRORS = {
  'settings (all bad variables are named at once)': [
    'config-invalid',
    'config-missing',
    'port-taken',
    'host-invalid',
    'already-running',
    'node-too-old',
  ],
  programs: ['program-failed', 'not-ready', 'migration-failed'],
  'PostgreSQL from npm': [
    'postgres-missing',
    'postgres-failed',
    'postgres-user-missing',
    'initdb-failed',
    'database-elsewhere',
    'database-foreign',
    'database-password-wrong',
  ],
  'the data folder': ['secrets-missing', 'secrets-unreadable'],
  '`npm run keys:rotate`': ['rex-running', 'rotation-needs-settings', 'keys-locked', 'config-missing'],
} as const;
