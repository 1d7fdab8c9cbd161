import type { JsonValue } from '@rex/workflow';
import { deliveryIdSource } from '../plan/delivery-id-source';
import { dedupeKey } from './dedupe-key';

const key = (
  preset: Parameters<typeof deliveryIdSource>[1],
  headers: Record<string, string>,
  body: JsonValue = null,
  idempotency = {},
) => dedupeKey({ headers }, body, deliveryIdSource(idempotency, preset));

const KEYED = { 'idempotency-key': 'k' };

describe('dedupeKey', () => {
  it('tells nothing apart where nothing is named', () => {
    const bodies: JsonValue[] = [null, 1, 'id', [], {}, { id: '' }, { id: null }, { id: { a: 1 } }];
    for (const body of bodies) {
      expect(key('stripe', {}, body)).toBeUndefined();
    }
    expect(key(undefined, { 'x-github-delivery': 'd' }, { id: 'evt_1' })).toBeUndefined();
    expect(key('github', { 'x-github-delivery': ' ' })).toBeUndefined();
  });

  it.each([
    ['github', { 'x-github-delivery': 'd' }, null],
    ['stripe', {}, { id: 'd' }],
    ['slack', {}, { event_id: 'd' }],
    ['standard-webhooks', { 'webhook-id': 'd' }, null],
    ['standard-webhooks', { 'svix-id': 'd' }, null],
    ['shopify', { 'x-shopify-webhook-id': 'd' }, null],
    ['twilio', { 'i-twilio-idempotency-token': 'd' }, null],
  ] as const)('knows a delivery of %s without config', (preset, headers, body) => {
    expect(key(preset, headers, body)).toBe('\u001fdelivery\u001fd');
  });

  it('keeps an Idempotency-Key and a delivery id of one name apart', () => {
    expect(key(undefined, { 'idempotency-key': 'd' })).toBe('\u001fkey\u001fd');
  });

  it('lets nobody on the way change what is signed, and the caller change the rest', () => {
    expect(key('stripe', KEYED, { id: 'd' })).toContain('delivery');
    expect(key('standard-webhooks', { ...KEYED, 'webhook-id': 'd' })).toContain('delivery');
    expect(key('stripe', KEYED, {})).toContain('key');
    expect(key('github', { ...KEYED, 'x-github-delivery': 'd' })).toContain('key');
  });

  it('takes what the trigger names before what the preset has', () => {
    const headers = { 'x-github-delivery': 'g', 'x-own': 'o' };
    expect(key('github', headers, null, { header: 'X-Own' })).toContain('\u001fo');
    expect(key('github', headers, { event: [{ id: 7 }] }, { bodyPath: 'event[0].id' })).toContain('\u001f7');
    expect(key('github', headers, {}, { bodyPath: 'constructor.name' })).toBeUndefined();
  });

  it.each(['', ' ', 'k'.repeat(256)])('refuses the Idempotency-Key %j', (value) => {
    expect(() => key('stripe', { 'idempotency-key': value }, { id: 'd' })).toThrow('1 to 255');
  });
});
