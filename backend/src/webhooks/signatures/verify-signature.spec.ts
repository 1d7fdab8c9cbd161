import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hmacOf, sha256Hex } from '@rex/platform';
import type { CustomScheme, SignaturePreset, SignatureScheme } from './signature-scheme';
import type { SignedRequest } from './signed-request';
import { verifySignature } from './verify-signature';

interface Vector {
  provider: string;
  header: string;
  secret: string;
  body: string;
  signature: string;
  timestamp?: string;
  id?: string;
  url?: string;
}

const CORPUS = path.resolve('../shared/corpus/webhooks/signature-vectors.json');
const vectors: Vector[] = existsSync(CORPUS) ? (JSON.parse(readFileSync(CORPUS, 'utf8')) as Vector[]) : [];
const withCorpus = vectors.length > 0 ? describe : describe.skip;

const TIMESTAMP_HEADERS: Record<string, string> = {
  slack: 'x-slack-request-timestamp',
  'standard-webhooks': 'webhook-timestamp',
};

const schemeOf = (provider: string): SignatureScheme => ({
  preset: provider.replace(/-json$/, '') as SignaturePreset,
  toleranceSeconds: 300,
});

function requestOf(vector: Vector): SignedRequest {
  const headers: SignedRequest['headers'] = {
    'content-type': vector.provider === 'twilio' ? 'application/x-www-form-urlencoded' : 'application/json',
    [vector.header]: vector.signature,
  };
  const timestampHeader = TIMESTAMP_HEADERS[vector.provider];
  if (timestampHeader && vector.timestamp) headers[timestampHeader] = vector.timestamp;
  if (vector.id) headers['webhook-id'] = vector.id;
  return { headers, body: Buffer.from(vector.body), url: vector.url ?? 'https://rex.example/api/webhooks/1' };
}

const check = (vector: Vector, change: Partial<Vector> = {}) => {
  const nowMs = Number(vector.timestamp ?? 0) * 1000;
  return verifySignature(
    schemeOf(vector.provider),
    change.secret ?? vector.secret,
    requestOf({ ...vector, ...change }),
    nowMs,
  ).kind;
};

/** The text once for each of its characters, with that one changed. */
const flips = (text: string) =>
  Array.from({ length: text.length }, (_, at) => {
    const flipped = String.fromCharCode(text.charCodeAt(at) ^ 1);
    return text.slice(0, at) + flipped + text.slice(at + 1);
  });

withCorpus('verifySignature on published vectors (skipped where the shared corpus is absent)', () => {
  it.each(vectors.map((vector) => [vector.provider, vector] as const))(
    'takes what %s signed, and nothing that differs in a byte',
    (_provider, vector) => {
      expect(check(vector)).toBe('valid');
      const fields = ['body', 'secret', 'signature', 'timestamp', 'id', 'url'] as const;
      // The address of others than Twilio is no part of what they sign.
      const signed = fields.filter((field) => vector[field] !== undefined);
      for (const field of signed) {
        for (const flipped of flips(vector[field] ?? '')) {
          expect([field, flipped, check(vector, { [field]: flipped })]).toEqual([field, flipped, 'invalid']);
        }
      }
      expect(check(vector, { signature: '' })).toBe('invalid');
      expect(check(vector, { body: '' })).toBe('invalid');
    },
  );
});

describe('verifySignature', () => {
  const nowMs = 1_700_000_000_000;
  const body = Buffer.from('{"id":"evt_1","name":"Zoë"}');
  const url = 'https://rex.example/api/webhooks/1?a=1';
  const hex = (secret: string, text: string) =>
    hmacOf({ algorithm: 'sha256', key: secret, encoding: 'hex' }, [text, body]);
  const verdict = (
    scheme: SignatureScheme,
    headers: SignedRequest['headers'],
    more: Partial<SignedRequest> = {},
  ) => verifySignature(scheme, 'whsec_secret', { headers, body, url, ...more }, nowMs);
  const stripe = schemeOf('stripe');
  const signedAt = (seconds: number, secret = 'whsec_secret') =>
    `t=${seconds},v1=${hex(secret, `${seconds}.`)}`;

  it.each([0, 299, 300, -299, -300])('lets the signed time be %i s from now', (away) => {
    expect(verdict(stripe, { 'stripe-signature': signedAt(1_700_000_000 + away) }).kind).toBe('valid');
  });

  it.each([301, -301, 86_400])('refuses a signed time that is %i s from now', (away) => {
    expect(verdict(stripe, { 'stripe-signature': signedAt(1_700_000_000 + away) })).toMatchObject({
      kind: 'invalid',
      reason: expect.stringContaining('300 s are allowed') as string,
    });
  });

  it('tries all signatures of Stripe and leaves other schemes alone', () => {
    const good = hex('whsec_secret', '1700000000.');
    const header = `t=1700000000,v1=${hex('old', '1700000000.')},v0=abc,v1=${good}`;
    expect(verdict(stripe, { 'stripe-signature': header }).kind).toBe('valid');
    expect(verdict(stripe, { 'stripe-signature': header.replace(`v1=${good}`, `v0=${good}`) }).kind).toBe(
      'invalid',
    );
    expect(verdict(stripe, { 'stripe-signature': `t=1,${header}` }).kind).toBe('invalid');
  });

  it('tries all signatures of Standard Webhooks, by either name of its headers', () => {
    const secret = `whsec_${Buffer.from('0123456789abcdef').toString('base64')}`;
    const good = hmacOf({ algorithm: 'sha256', key: '0123456789abcdef', encoding: 'base64' }, [
      'msg_1.1700000000.',
      body,
    ]);
    for (const family of ['webhook', 'svix']) {
      const headers = {
        [`${family}-id`]: 'msg_1',
        [`${family}-timestamp`]: '1700000000',
        [`${family}-signature`]: `v1a,xyz v1,AAAA v1,${good}`,
      };
      const request = { headers, body, url };
      expect(verifySignature(schemeOf('standard-webhooks'), secret, request, nowMs).kind).toBe('valid');
      const others = { ...headers, [`${family}-id`]: 'msg_2' };
      expect(
        verifySignature(schemeOf('standard-webhooks'), secret, { ...request, headers: others }, nowMs).kind,
      ).toBe('invalid');
    }
  });

  it('takes the base64 of Shopify', () => {
    const signature = hmacOf({ algorithm: 'sha256', key: 'whsec_secret', encoding: 'base64' }, [body]);
    expect(verdict(schemeOf('shopify'), { 'x-shopify-hmac-sha256': signature }).kind).toBe('valid');
    expect(verdict(schemeOf('shopify'), { 'x-shopify-hmac-sha256': signature.slice(0, -1) }).kind).toBe(
      'invalid',
    );
  });

  const custom: CustomScheme = {
    preset: 'custom',
    algorithm: 'sha512',
    signatureHeader: 'X-Sig',
    signaturePrefix: 'v1=',
    encoding: 'hex',
    timestampHeader: 'X-Sent-At',
    toleranceSeconds: 60,
  };

  it('takes a custom signature as it is spelled out, in capitals too', () => {
    const digest = hmacOf({ algorithm: 'sha512', key: 'whsec_secret', encoding: 'hex' }, [
      '1700000000.',
      body,
    ]);
    const headers = { 'x-sig': `v1=${digest}`, 'x-sent-at': '1700000000' };
    expect(verdict(custom, headers).kind).toBe('valid');
    expect(verdict(custom, { ...headers, 'x-sig': `v1=${digest.toUpperCase()}` }).kind).toBe('valid');
    expect(verdict(custom, { ...headers, 'x-sig': digest }).kind).toBe('invalid');
    expect(verdict(custom, { ...headers, 'x-sent-at': '1700000001' }).kind).toBe('invalid');
    expect(verdict(custom, { 'x-sig': headers['x-sig'] }).kind).toBe('invalid');
    expect(verdict({ ...custom, algorithm: 'sha256' }, headers).kind).toBe('invalid');
  });

  it.each<SignatureScheme>([
    ...['github', 'stripe', 'slack', 'standard-webhooks', 'shopify', 'twilio'].map(schemeOf),
    custom,
  ])('refuses what is not signed, or signed with rubbish, and never throws: %j', (scheme) => {
    const rubbish = [
      '',
      ' ',
      ',',
      '=',
      't=,v1=',
      't=1e9,v1=x',
      'v1,',
      'sha256=',
      'v0=',
      '\u00ff'.repeat(9),
      'v1,a '.repeat(99),
    ];
    const names = [
      'x-hub-signature-256',
      'stripe-signature',
      'x-slack-signature',
      'webhook-signature',
      'x-shopify-hmac-sha256',
      'x-twilio-signature',
      'x-sig',
    ];
    const dates = {
      'x-slack-request-timestamp': '1700000000',
      'webhook-timestamp': '1700000000',
      'webhook-id': 'a',
    };
    expect(verdict(scheme, {}).kind).toBe('invalid');
    for (const value of rubbish) {
      const headers = { ...Object.fromEntries(names.map((name) => [name, value])), ...dates };
      expect(verdict(scheme, headers).kind).toBe('invalid');
      expect(verdict(scheme, headers, { url: 'http://[', body: Buffer.alloc(0) }).kind).toBe('invalid');
    }
  });

  it('takes the address of Twilio with and without the port that goes without saying', () => {
    const sign = (signedUrl: string) =>
      hmacOf({ algorithm: 'sha1', key: 'whsec_secret', encoding: 'base64' }, [signedUrl]);
    const hash = sha256Hex(body);
    const called = `https://rex.example/api/webhooks/1?bodySHA256=${hash}`;
    for (const signed of [called, called.replace('example/', 'example:443/')]) {
      const headers = { 'x-twilio-signature': sign(signed), 'content-type': 'application/json' };
      expect(verdict(schemeOf('twilio'), headers, { url: called }).kind).toBe('valid');
      expect(verdict(schemeOf('twilio'), headers, { url: called, body: Buffer.from('{}') }).kind).toBe(
        'invalid',
      );
    }
  });
});
