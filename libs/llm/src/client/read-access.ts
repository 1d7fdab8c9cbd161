import { LlmError, type LlmRoute, type SecretReader } from '@rex/node-sdk';
import type { LlmProvider } from '../spec/provider';

/** What a header can carry. */
const HEADER_TEXT = /^[\u0021-\u007e]+$/;

/** A route as it is called, with its key; the key is empty when the server needs none. */
export interface RouteAccess {
  key: string;
  route: LlmRoute;
}

/**
 * The key of a route. It goes to nobody but the provider and the address it was stored for: where the key names an address, that is
 * where the route leads.
 */
export async function readAccessOf(
  route: LlmRoute,
  provider: LlmProvider,
  secrets: SecretReader,
): Promise<RouteAccess> {
  const { keyId } = route;
  if (keyId === undefined || keyId === '') {
    if (provider.access.key === 'optional') return { key: '', route };
    throw refused(`${provider.label} needs a key. Store one under Keys and choose it.`);
  }
  const secret = await secrets.read(keyId);
  if (!secret) throw refused('There is no stored key of that id. Choose one under Keys.');
  const { name, provider: isFor, baseUrl } = secret;
  if (isFor !== provider.name) {
    throw refused(`The key "${name}" is for ${isFor}, not for ${provider.name}. Choose another one.`);
  }
  if (baseUrl !== undefined && route.baseUrl !== undefined && trimmed(baseUrl) !== trimmed(route.baseUrl)) {
    throw refused(
      `The key "${name}" is for ${baseUrl}. Leave baseUrl out, or choose the key of that server.`,
    );
  }
  const key = secret.value.trim();
  if (HEADER_TEXT.test(key)) return { key, route: baseUrl === undefined ? route : { ...route, baseUrl } };
  throw refused(`The key "${name}" holds characters that no key has. Store it again.`);
}

function refused(message: string): LlmError {
  return new LlmError('llm-key-refused', message);
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
