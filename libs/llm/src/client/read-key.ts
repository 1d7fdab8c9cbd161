import { LlmError, type LlmRoute, type SecretReader } from '@rex/node-sdk';
import type { LlmProvider } from '../spec/provider';

/** What a header can carry. */
const HEADER_TEXT = /^[\u0021-\u007e]+$/;

/** The key of a route; empty when the server needs none. A key goes to nobody but the provider it is for. */
export async function readKey(
  { keyId }: LlmRoute,
  provider: LlmProvider,
  secrets: SecretReader,
): Promise<string> {
  if (keyId === undefined || keyId === '') {
    if (provider.access.key === 'optional') return '';
    throw new LlmError(
      'llm-key-refused',
      `${provider.label} needs a key. Store one under Keys and choose it.`,
    );
  }
  const secret = await secrets.read(keyId);
  if (!secret) {
    throw new LlmError('llm-key-refused', 'There is no stored key of that id. Choose one under Keys.');
  }
  if (secret.provider !== provider.name) {
    const text = `The key "${secret.name}" is for ${secret.provider}, not for ${provider.name}. Choose another one.`;
    throw new LlmError('llm-key-refused', text);
  }
  const value = secret.value.trim();
  if (HEADER_TEXT.test(value)) return value;
  const text = `The key "${secret.name}" holds characters that no key has. Store it again.`;
  throw new LlmError('llm-key-refused', text);
}
