import { redactHeaders } from './redact-headers';

describe('redactHeaders', () => {
  it.each([
    'authorization',
    'proxy-authorization',
    'cookie',
    'x-gitlab-token',
    'x-hub-signature-256',
    'stripe-signature',
    'x-shopify-hmac-sha256',
    'x-api-key',
    'apikey',
    'x-amz-security-token',
    'x-own',
  ])('keeps nothing of %s', (name) => {
    const auth = { type: 'header', keyId: 'k', headerName: 'x-own' } as const;
    expect(redactHeaders({ [name]: 'secret' }, auth)).toEqual({ [name]: '[redacted]' });
  });

  it('keeps the rest as it is', () => {
    const headers = { 'content-type': 'application/json', 'x-github-event': 'push', host: 'rex.example' };
    expect(redactHeaders(headers, undefined)).toEqual(headers);
  });
});
