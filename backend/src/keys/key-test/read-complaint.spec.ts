import { Redactor } from '@rex/engine';
import { readComplaint } from './read-complaint';

const complaintIn = (body: string, clean = (text: string) => text) =>
  readComplaint(new TextEncoder().encode(body), clean);

describe('readComplaint', () => {
  it.each([
    ['{"error":{"code":400,"message":"API key not valid."}}', 'API key not valid.'],
    ['[{"error":{"message":"API key not valid."}}]', 'API key not valid.'],
    ['{"error":"invalid_token","error_description":"The token expired"}', 'The token expired'],
    ['{"message":"Bad credentials"}', 'Bad credentials'],
    ['{"detail":[{"message":"missing"}]}', 'missing'],
    ['Forbidden\r\n\u2028by\u202e\u0000 us', 'Forbidden by us'],
    ['<!doctype html><title>Sign in</title>', ''],
    ['{"error": ', ''],
    ['{"error":{"__proto__":{"message":"x"}},"toString":1}', ''],
    ['[[[[[[["deep"]]]]]]]', ''],
    ['', ''],
  ])('reads %j as %j', (body, complaint) => {
    expect(complaintIn(body)).toBe(complaint);
  });

  it('stays short, and cuts no character in two', () => {
    expect(complaintIn('🔑'.repeat(1_000))).toBe(`${'🔑'.repeat(200)}…`);
    expect(complaintIn('x'.repeat(1_000_000))).toHaveLength(201);
  });

  it('takes out the secret before it cuts', () => {
    const redactor = new Redactor();
    redactor.add('s3cr3t-value-of-mine');
    const body = `${'.'.repeat(190)}s3cr3t-value-of-mine and s3cr3t-value-of-mine`;
    expect(complaintIn(body, (text) => redactor.clean(text))).not.toContain('s3cr3t');
  });
});
