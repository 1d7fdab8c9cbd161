import type { ApiKeyDetails } from '@rex/database';
import { changeKeyDetails, readKeyDetails, type SaidDetails } from './key-details';
import type { KeyProvider } from './key.dto';

const NONE: ApiKeyDetails = { baseUrl: null, scheme: null, username: null, headerName: null };
const BASE_URL = 'https://models.example/v1';
const BASIC: ApiKeyDetails = { ...NONE, scheme: 'basic', username: 'ada' };

describe('readKeyDetails', () => {
  it.each<[KeyProvider, SaidDetails, Partial<ApiKeyDetails>]>([
    ['gemini', {}, {}],
    ['groq', { baseUrl: null, scheme: undefined }, {}],
    ['openai-compatible', { baseUrl: BASE_URL }, { baseUrl: BASE_URL }],
    ['http', {}, { scheme: 'bearer' }],
    ['http', { scheme: null }, { scheme: 'bearer' }],
    ['http', { scheme: 'basic', username: '' }, { scheme: 'basic', username: '' }],
    ['http', { scheme: 'basic' }, { scheme: 'basic' }],
    ['http', { scheme: 'header' }, { scheme: 'header', headerName: 'X-API-Key' }],
    ['http', { scheme: 'header', headerName: 'X-T' }, { scheme: 'header', headerName: 'X-T' }],
  ])('of a key for %s reads %j as %j', (provider, said, details) => {
    expect(readKeyDetails(provider, said)).toEqual({ ...NONE, ...details });
  });

  it.each<[KeyProvider, SaidDetails, string[]]>([
    ['openai-compatible', {}, ['/baseUrl']],
    ['gemini', { baseUrl: BASE_URL, scheme: 'bearer' }, ['/baseUrl', '/scheme']],
    ['http', { baseUrl: BASE_URL }, ['/baseUrl']],
    ['http', { username: 'ada' }, ['/username']],
    ['http', { scheme: 'header', username: 'ada' }, ['/username']],
    ['http', { scheme: 'basic', headerName: 'X-T' }, ['/headerName']],
  ])('of a key for %s refuses %j by %j', (provider, said, paths) => {
    const errors = paths.map((path) => expect.objectContaining({ path }) as unknown);
    expect(() => readKeyDetails(provider, said)).toThrow(
      expect.objectContaining({ code: 'request-invalid', status: 400, options: { errors } }),
    );
  });
});

describe('changeKeyDetails', () => {
  it.each<[KeyProvider, ApiKeyDetails, SaidDetails, Partial<ApiKeyDetails>]>([
    ['http', BASIC, { username: 'grace' }, { scheme: 'basic', username: 'grace' }],
    ['http', BASIC, { username: null }, { scheme: 'basic' }],
    ['http', BASIC, { scheme: 'basic' }, BASIC],
    ['http', BASIC, { scheme: 'header' }, { scheme: 'header', headerName: 'X-API-Key' }],
    ['http', BASIC, { scheme: null }, { scheme: 'bearer' }],
    ['http', NONE, { scheme: 'header', headerName: 'X-T' }, { scheme: 'header', headerName: 'X-T' }],
    [
      'openai-compatible',
      { ...NONE, baseUrl: 'https://a.example' },
      { baseUrl: BASE_URL },
      { baseUrl: BASE_URL },
    ],
  ])('of a key for %s with %j makes by %j %j', (provider, current, change, details) => {
    expect(changeKeyDetails(provider, current, change)).toEqual({ ...NONE, ...details });
  });

  it('can not take away what is needed', () => {
    const current = { ...NONE, baseUrl: BASE_URL };
    expect(() => changeKeyDetails('openai-compatible', current, { baseUrl: null })).toThrow(
      /baseUrl is needed/,
    );
  });
});
