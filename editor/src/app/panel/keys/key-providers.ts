import type { KeyProvider } from '../../api/keys-api';

/** Whose keys can be stored. */
export const KEY_PROVIDERS: readonly KeyProvider[] = ['gemini', 'groq', 'openai-compatible', 'http'];
