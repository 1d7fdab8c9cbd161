export { loadConfig, requireServerConfig, type ServerConfig } from './config/load-config';
export { providerPlaces, type ProviderPlaces } from './config/provider-places';
export { SETTINGS, type RexConfig } from './config/settings';
export { hmacSha256 } from './crypto/hmac';
export { hmacOf, type DigestEncoding, type HmacAlgorithm } from './crypto/hmac-of';
export { newId, newSecret } from './crypto/ids';
export { isSameSecret } from './crypto/is-same-secret';
export { sha256, sha256Hex } from './crypto/sha256';
export { hashPassword, PASSWORD_MAX_BYTES, verifyPassword } from './crypto/password';
export {
  createSecretCipher,
  SecretCipher,
  type EncryptedSecret,
  type SecretBinding,
} from './crypto/secret-cipher';
export { hashToken, newToken } from './crypto/token';
export { OperationalError, UnexpectedError, UserError } from './errors/errors';
export { loggerOptions, requestSerializers } from './logging/logger-options';
export { exitWithParent } from './process/exit-with-parent';
export { requireNodeVersion } from './process/require-node-version';
