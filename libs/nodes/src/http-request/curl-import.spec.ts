import { checkConfig, isJsonObject, parseCurl, type JsonObject } from '@rex/workflow';
import { httpRequest } from './http-request';

/** The config of a command, with a key chosen where one is needed. */
function importCurl(command: string): JsonObject {
  const parsed = parseCurl(command);
  if (!parsed.ok) throw new Error(parsed.message);
  const { auth } = parsed.config;
  return isJsonObject(auth ?? null)
    ? { ...parsed.config, auth: { ...(auth as JsonObject), keyId: 'k1' } }
    : parsed.config;
}

describe('a config made of a cURL command', () => {
  it.each([
    'curl https://a.example',
    'curl -I a.example:8080',
    "curl 'https://[::1]:8443/x?q={{a}}' -H 'X-A: {{b}}' -H 'X-Empty;'",
    'curl https://a.example -u ada:word',
    'curl https://a.example -u key:',
    "curl https://a.example -H 'Authorization: token x'",
    "curl https://a.example -H 'Authorization: AWS4-HMAC-SHA256 Credential=x'",
    "curl 'https://a.example?api_key=x'",
    "curl https://a.example --json '[1]' -m 3 -i --max-redirs 0",
    'curl https://a.example -d a=1 -d a=2',
    "curl https://a.example -X DELETE -d 'text'",
    "curl https://a.example -X GET -d 'text'",
    "curl https://a.example -d ''",
    "curl https://a.example -H 'Content-Type: application/json' -d null",
  ])('is one that the node takes: %s', (command) => {
    expect(checkConfig(httpRequest.descriptor, importCurl(command), 'draft')).toEqual([]);
  });

  it('only lacks the key, where the command held a secret', () => {
    const parsed = parseCurl("curl https://a.example -H 'Authorization: Bearer x'");
    expect(parsed.ok && checkConfig(httpRequest.descriptor, parsed.config, 'draft')).toEqual([
      expect.objectContaining({ code: 'config-missing', path: '/auth/keyId' }),
    ]);
  });
});
