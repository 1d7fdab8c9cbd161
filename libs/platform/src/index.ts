export { loadConfig, requireServerConfig, type ServerConfig } from './config/load-config';
export { SETTINGS, type RexConfig } from './config/settings';
export { newId, newSecret } from './crypto/ids';
export { OperationalError, UnexpectedError, UserError } from './errors/errors';
