import { providerPlaces } from '@rex/platform';
import { testUrl } from './test-url';

const PLACES = providerPlaces({ GEMINI_BASE_URL: undefined, GROQ_BASE_URL: undefined });
const BASE_URL = 'https://models.example/v1';

describe('testUrl', () => {
  it.each<[string, string | null, string | undefined, string | undefined]>([
    ['gemini', null, undefined, 'https://generativelanguage.googleapis.com/v1beta/models'],
    ['groq', null, undefined, 'https://api.groq.com/openai/v1/models'],
    ['openai-compatible', BASE_URL, undefined, `${BASE_URL}/models`],
    ['openai-compatible', `${BASE_URL}//`, undefined, `${BASE_URL}/models`],
    ['openai-compatible', null, undefined, undefined],
    ['http', null, 'https://api.example/me', 'https://api.example/me'],
    ['http', null, undefined, undefined],
  ])('of a key for %s at %s with the URL %s is %s', (provider, baseUrl, url, expected) => {
    expect(testUrl({ provider, baseUrl }, PLACES, url)).toBe(expected);
  });

  it.each([
    'http://127.0.0.1:9000',
    'http://127.0.0.1:9000/',
    'http://127.0.0.1:9000/openai',
    'http://127.0.0.1:9000/openai/v1/',
  ])('knows Groq behind %s, whichever part of the path people gave', (GROQ_BASE_URL) => {
    const places = providerPlaces({ GEMINI_BASE_URL: 'http://127.0.0.1:9001/g/', GROQ_BASE_URL });
    expect(testUrl({ provider: 'groq', baseUrl: null }, places, undefined)).toBe(
      'http://127.0.0.1:9000/openai/v1/models',
    );
    expect(testUrl({ provider: 'gemini', baseUrl: null }, places, undefined)).toBe(
      'http://127.0.0.1:9001/g/v1beta/models',
    );
  });
});
