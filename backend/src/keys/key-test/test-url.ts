/** Where providers are that have one place, without a slash at the end. */
export interface ProviderPlaces {
  gemini: string;
  groq: string;
}

/** The places as settings say, or the vendors' own. */
export function providerPlaces(settings: {
  GEMINI_BASE_URL: string | undefined;
  GROQ_BASE_URL: string | undefined;
}): ProviderPlaces {
  const { GEMINI_BASE_URL, GROQ_BASE_URL } = settings;
  return {
    gemini: withoutSlash(GEMINI_BASE_URL ?? 'https://generativelanguage.googleapis.com'),
    // As the vendor's SDK has it, without the path; people write it with the path too.
    groq: withoutSlash(GROQ_BASE_URL ?? 'https://api.groq.com').replace(/\/openai(\/v1)?$/, ''),
  };
}

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
