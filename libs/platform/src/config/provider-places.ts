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

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
