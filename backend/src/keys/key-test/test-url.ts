import type { ProviderPlaces } from '@rex/platform';

/**
 * What a key is tested against: the list of models, which every language model's provider gives to whoever has a key, for nothing.
 * Undefined for a key of the provider `http` without a URL.
 */
export function testUrl(
  key: { provider: string; baseUrl: string | null },
  places: ProviderPlaces,
  url: string | undefined,
): string | undefined {
  switch (key.provider) {
    case 'gemini':
      return `${places.gemini}/v1beta/models`;
    case 'groq':
      return `${places.groq}/openai/v1/models`;
    case 'http':
      return url;
    default:
      // A key of before there were base URLs has none.
      return key.baseUrl === null ? undefined : `${withoutSlash(key.baseUrl)}/models`;
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
