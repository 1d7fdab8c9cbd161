import type { SecretScheme } from '@rex/node-sdk';
import type { ApiKeyDetails } from './api-key-row';

/** How requests carry a stored key: as it says itself, or as its provider wants it. */
export function secretScheme({
  provider,
  scheme,
  username,
  headerName,
}: Omit<ApiKeyDetails, 'baseUrl'> & { provider: string }): SecretScheme {
  if (provider === 'gemini') return { type: 'header', name: 'x-goog-api-key' };
  switch (scheme) {
    case 'basic':
      return { type: 'basic', username: username ?? undefined };
    case 'header':
      return { type: 'header', name: headerName ?? 'X-API-Key' };
    case 'bearer':
    case null:
      return { type: 'bearer' };
  }
}
