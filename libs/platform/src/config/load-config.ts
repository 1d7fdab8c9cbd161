import { UserError } from '../errors/errors';
import { SETTINGS, type RexConfig } from './settings';

/**
 * Reads all settings at once. The only reader of the environment.
 * @throws UserError naming every bad variable.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): RexConfig {
  const complaints: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const raw = environment[name];
    try {
      values[name] = setting.parse(raw === '' ? undefined : raw);
    } catch (error) {
      complaints.push(`${name} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (complaints.length > 0) {
    throw new UserError(
      'config-invalid',
      `Mend these settings, then start again:\n  ${complaints.join('\n  ')}`,
    );
  }
  return Object.freeze(values) as unknown as RexConfig;
}

/** Settings without which a server process can't run. */
export type ServerConfig = RexConfig & {
  readonly DATABASE_URL: string;
  readonly JWT_SECRET: string;
  readonly ENCRYPTION_KEY: string;
};

/**
 * Checks that the settings every server process needs are there. The embedded launcher passes generated ones.
 * @throws UserError naming every missing variable.
 */
export function requireServerConfig(config: RexConfig): ServerConfig {
  const missing = (['DATABASE_URL', 'JWT_SECRET', 'ENCRYPTION_KEY'] as const).filter(
    (name) => config[name] === undefined,
  );
  if (missing.length > 0) {
    throw new UserError(
      'config-missing',
      `Set ${missing.join(', ')} (there is no default), or run "npm start", which brings its own PostgreSQL and secrets.`,
    );
  }
  return config as ServerConfig;
}
