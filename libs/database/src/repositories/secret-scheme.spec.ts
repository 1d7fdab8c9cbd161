import type { SecretScheme } from '@rex/node-sdk';
import type { ApiKeyDetails } from './api-key-row';
import { secretScheme } from './secret-scheme';

const NOTHING_SAID = { scheme: null, username: null, headerName: null };

describe('secretScheme', () => {
  it.each<[string, Partial<ApiKeyDetails>, SecretScheme]>([
    ['gemini', {}, { type: 'header', name: 'x-goog-api-key' }],
    ['groq', {}, { type: 'bearer' }],
    ['openai-compatible', {}, { type: 'bearer' }],
    ['http', {}, { type: 'bearer' }],
    ['http', { scheme: 'bearer' }, { type: 'bearer' }],
    ['http', { scheme: 'basic', username: 'ada' }, { type: 'basic', username: 'ada' }],
    ['http', { scheme: 'basic' }, { type: 'basic', username: undefined }],
    ['http', { scheme: 'header', headerName: 'X-Token' }, { type: 'header', name: 'X-Token' }],
  ])('of a key for %s with %j is %j', (provider, details, scheme) => {
    expect(secretScheme({ provider, ...NOTHING_SAID, ...details })).toEqual(scheme);
  });
});
