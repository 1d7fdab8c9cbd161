import { compileConfig } from '../templates/compile-config';
import { renderConfig } from '../templates/render-config';
import type { JsonObject } from '../document/json-value';
import { parseCurl } from './parse-curl';

const parse = (command: string) => {
  const parsed = parseCurl(command);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed;
};

const JSON_HEADER = `-H 'Content-Type: application/json'`;
const URL_A = 'https://api.example.com/v1/items';

/** What each command means; further keys of the config must not be there. */
const COMMANDS: [command: string, config: JsonObject][] = [
  // Plain
  [`curl ${URL_A}`, { method: 'GET', url: URL_A }],
  [`curl '${URL_A}?a=1&b=%20'`, { method: 'GET', url: `${URL_A}?a=1&b=%20` }],
  ['curl example.com', { method: 'GET', url: 'http://example.com/' }],
  ['curl localhost:3000/x#part', { method: 'GET', url: 'http://localhost:3000/x' }],
  [`$ curl --url ${URL_A}`, { method: 'GET', url: URL_A }],
  [`TOKEN=x /usr/bin/curl --url=${URL_A}`, { method: 'GET', url: URL_A }],
  [`sudo curl.exe ${URL_A} | jq .`, { method: 'GET', url: URL_A }],
  // Methods and flags
  [`curl -X DELETE ${URL_A}/7`, { method: 'DELETE', url: `${URL_A}/7` }],
  [`curl -XPATCH ${URL_A}`, { method: 'PATCH', url: URL_A }],
  [`curl --request=put ${URL_A}`, { method: 'PUT', url: URL_A }],
  [`curl -sSLX POST ${URL_A}`, { method: 'POST', url: URL_A }],
  [`curl -I ${URL_A}`, { method: 'HEAD', url: URL_A, fullResponse: true }],
  [`curl --head ${URL_A}`, { method: 'HEAD', url: URL_A, fullResponse: true }],
  [`curl -i -L --compressed -f -s ${URL_A}`, { method: 'GET', url: URL_A, fullResponse: true }],
  [`curl -m 2.5 ${URL_A}`, { method: 'GET', url: URL_A, timeoutMs: 2500 }],
  [`curl --max-time=99999999 ${URL_A}`, { method: 'GET', url: URL_A, timeoutMs: 3_600_000 }],
  [`curl --max-redirs 0 ${URL_A}`, { method: 'GET', url: URL_A, followRedirects: false }],
  [`curl -o out.json -w '%{http_code}' ${URL_A}`, { method: 'GET', url: URL_A }],
  // Headers
  [
    `curl ${URL_A} -H 'Accept: text/html' -H "X-Empty;" -H 'X-Gone:' -A 'me/1.0' -e https://from.example/`,
    {
      method: 'GET',
      url: URL_A,
      headers: {
        Accept: 'text/html',
        'X-Empty': '',
        'User-Agent': 'me/1.0',
        Referer: 'https://from.example/',
      },
    },
  ],
  [
    `curl ${URL_A} -H 'Host: x' -H 'Content-Length: 3' -H 'Accept-Encoding: zstd' -H ':authority: x' -H 'A: b:c'`,
    { method: 'GET', url: URL_A, headers: { A: 'b:c' } },
  ],
  [
    `curl ${URL_A} -H 'X-A: 1' -H 'x-a: 2' -H '__proto__: 3'`,
    JSON.parse(`{"method":"GET","url":"${URL_A}","headers":{"X-A":"1, 2","__proto__":"3"}}`) as JsonObject,
  ],
  [`curl ${URL_A} -b 'a=1; b=2'`, { method: 'GET', url: URL_A, headers: { Cookie: 'a=1; b=2' } }],
  // Bodies
  [
    `curl ${URL_A} -d a=1 -d 'b=x+y%26z'`,
    { method: 'POST', url: URL_A, bodyType: 'form', body: { a: '1', b: 'x y&z' } },
  ],
  [
    `curl ${URL_A} --data-urlencode 'q=grün & blau' --data-urlencode '=a=b' -d n=`,
    {
      method: 'POST',
      url: URL_A,
      bodyType: 'text',
      body: 'q=gr%C3%BCn%20%26%20blau&a%3Db&n=',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    },
  ],
  [
    `curl ${URL_A} -d tag=a -d tag=b`,
    {
      method: 'POST',
      url: URL_A,
      bodyType: 'form',
      body: [
        { name: 'tag', value: 'a' },
        { name: 'tag', value: 'b' },
      ],
    },
  ],
  [
    `curl ${URL_A} ${JSON_HEADER} -d '{"a": [1, null, "x"]}'`,
    { method: 'POST', url: URL_A, bodyType: 'json', body: { a: [1, null, 'x'] } },
  ],
  [
    `curl --json '{"a":1}' ${URL_A}`,
    { method: 'POST', url: URL_A, headers: { Accept: 'application/json' }, bodyType: 'json', body: { a: 1 } },
  ],
  [
    `curl ${URL_A} -H 'content-type: application/vnd.api+json; charset=utf-8' -d '{"a":1}'`,
    {
      method: 'POST',
      url: URL_A,
      headers: { 'content-type': 'application/vnd.api+json; charset=utf-8' },
      bodyType: 'json',
      body: { a: 1 },
    },
  ],
  [
    `curl ${URL_A} ${JSON_HEADER} -d '{"id": 12345678901234567890}'`,
    {
      method: 'POST',
      url: URL_A,
      headers: { 'Content-Type': 'application/json' },
      bodyType: 'text',
      body: '{"id": 12345678901234567890}',
    },
  ],
  [
    `curl ${URL_A} ${JSON_HEADER} -d '{"a": $VALUE}'`,
    {
      method: 'POST',
      url: URL_A,
      headers: { 'Content-Type': 'application/json' },
      bodyType: 'text',
      body: '{"a": $VALUE}',
    },
  ],
  [
    `curl ${URL_A} -X PUT -H 'Content-Type: text/csv' --data-binary $'a,b\\n1,2'`,
    {
      method: 'PUT',
      url: URL_A,
      headers: { 'Content-Type': 'text/csv' },
      bodyType: 'text',
      body: 'a,b\n1,2',
    },
  ],
  [
    `curl ${URL_A} --data-raw '@not-a-file'`,
    {
      method: 'POST',
      url: URL_A,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      bodyType: 'text',
      body: '@not-a-file',
    },
  ],
  [
    `curl -G ${URL_A}?z=1 -d a=1 --data-urlencode 'q=a b'`,
    { method: 'GET', url: `${URL_A}?z=1&a=1&q=a%20b` },
  ],
  [`curl --get ${URL_A} -d a=1 --url-query 'b=2 3'`, { method: 'GET', url: `${URL_A}?b=2%203&a=1` }],
  // Credentials, without their secrets
  [`curl ${URL_A} -u ada:hunter2`, { method: 'GET', url: URL_A, auth: { type: 'basic', username: 'ada' } }],
  [`curl -uada:hunter2 ${URL_A}`, { method: 'GET', url: URL_A, auth: { type: 'basic', username: 'ada' } }],
  [
    'curl https://ada:hunter2@api.example.com/',
    { method: 'GET', url: 'https://api.example.com/', auth: { type: 'basic', username: 'ada' } },
  ],
  [`curl ${URL_A} --oauth2-bearer hunter2`, { method: 'GET', url: URL_A, auth: { type: 'bearer' } }],
  [
    `curl ${URL_A} -H 'Authorization: Basic ${btoa('ada:hunter2')}'`,
    { method: 'GET', url: URL_A, auth: { type: 'basic', username: 'ada' } },
  ],
  [
    `curl ${URL_A} -H 'authorization: token hunter2'`,
    { method: 'GET', url: URL_A, auth: { type: 'header', name: 'Authorization', prefix: 'token' } },
  ],
  [
    `curl ${URL_A} -H 'X-API-Key: hunter2'`,
    { method: 'GET', url: URL_A, auth: { type: 'header', name: 'X-API-Key' } },
  ],
  [
    `curl '${URL_A}?a=1&api_key=hunter2&b=2'`,
    { method: 'GET', url: `${URL_A}?a=1&b=2`, auth: { type: 'query', name: 'api_key' } },
  ],
  // As documentation gives them
  [
    `curl https://api.stripe.com/v1/charges \\
  -u "sk_test_hunter2:" \\
  -d amount=2000 \\
  -d currency=usd \\
  -d "metadata[order_id]"=6735`,
    {
      method: 'POST',
      url: 'https://api.stripe.com/v1/charges',
      auth: { type: 'basic' },
      bodyType: 'form',
      body: { amount: '2000', currency: 'usd', 'metadata[order_id]': '6735' },
    },
  ],
  [
    `curl -L \\
  -X POST \\
  -H "Accept: application/vnd.github+json" \\
  -H "Authorization: Bearer <YOUR-TOKEN>" \\
  -H "X-GitHub-Api-Version: 2022-11-28" \\
  https://api.github.com/repos/OWNER/REPO/issues \\
  -d '{"title":"Found a bug","body":"I'"'"'m having a problem with this.","labels":["bug"]}'`,
    {
      method: 'POST',
      url: 'https://api.github.com/repos/OWNER/REPO/issues',
      headers: {
        Accept: 'application/vnd.github+json',
        'X-GitHub-Api-Version': '2022-11-28',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      auth: { type: 'bearer' },
      bodyType: 'text',
      body: '{"title":"Found a bug","body":"I\'m having a problem with this.","labels":["bug"]}',
    },
  ],
  [
    `curl https://api.openai.com/v1/chat/completions \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer $OPENAI_API_KEY" \\
  -d '{
    "model": "gpt-4o-mini",
    "messages": [{"role": "user", "content": "Say \\"hi\\""}]
  }'`,
    {
      method: 'POST',
      url: 'https://api.openai.com/v1/chat/completions',
      auth: { type: 'bearer' },
      bodyType: 'json',
      body: { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Say "hi"' }] },
    },
  ],
  [
    `curl "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent?key=$GEMINI_API_KEY" \\
    -H 'Content-Type: application/json' \\
    -X POST \\
    -d '{"contents":[{"parts":[{"text":"Hi"}]}]}' 2> /dev/null`,
    {
      method: 'POST',
      url: 'https://generativelanguage.googleapis.com/v1beta/models/m:generateContent',
      auth: { type: 'query', name: 'key' },
      bodyType: 'json',
      body: { contents: [{ parts: [{ text: 'Hi' }] }] },
    },
  ],
  [
    `curl 'https://api.notion.com/v1/pages' \\
  -H 'Authorization: Bearer '"$NOTION_KEY"'' \\
  -H "Content-Type: application/json"
  --data '{ "archived": true }'`,
    {
      method: 'POST',
      url: 'https://api.notion.com/v1/pages',
      auth: { type: 'bearer' },
      bodyType: 'json',
      body: { archived: true },
    },
  ],
  // As browsers copy them
  [
    `curl 'https://shop.example/api/cart?x=1' \\
  -H 'accept: */*' \\
  -H 'accept-language: de,en;q=0.9' \\
  -H 'content-type: application/json' \\
  -b 'session=hunter2' \\
  -H 'sec-ch-ua: "Chromium";v="130"' \\
  --data-raw $'{"text":"it\\'s gr\\u00fcn\\u0021"}' \\
  --compressed`,
    {
      method: 'POST',
      url: 'https://shop.example/api/cart?x=1',
      headers: {
        accept: '*/*',
        'accept-language': 'de,en;q=0.9',
        Cookie: 'session=hunter2',
        'sec-ch-ua': '"Chromium";v="130"',
      },
      bodyType: 'json',
      body: { text: "it's grün!" },
    },
  ],
  [
    `curl --request POST 'https://shop.example/graphql' -X POST -H 'User-Agent: Mozilla/5.0 (X11; rv:130.0)' -H 'Accept-Encoding: gzip, deflate, br, zstd' -H 'Content-Type: application/json' -H 'Connection: keep-alive' --data-raw '{"query":"{ me { id } }","variables":{}}'`,
    {
      method: 'POST',
      url: 'https://shop.example/graphql',
      headers: { 'User-Agent': 'Mozilla/5.0 (X11; rv:130.0)' },
      bodyType: 'json',
      body: { query: '{ me { id } }', variables: {} },
    },
  ],
  [
    'curl ^"https://shop.example/a?b=1^&c=2^" ^\r\n  -H ^"accept: */*^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"it\'s 100^%^\\^"^}^"',
    {
      method: 'POST',
      url: 'https://shop.example/a?b=1&c=2',
      headers: { accept: '*/*' },
      bodyType: 'json',
      body: { a: "it's 100%" },
    },
  ],
  [
    'curl "https://shop.example/a" ^\n  -H "accept: text/html" ^\n  --data-raw "x=1&y=2"',
    {
      method: 'POST',
      url: 'https://shop.example/a',
      headers: { accept: 'text/html' },
      bodyType: 'form',
      body: { x: '1', y: '2' },
    },
  ],
];

describe('parseCurl', () => {
  it('has a table of at least 40 commands', () => {
    expect(COMMANDS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(COMMANDS)('reads %s', (command, config) => {
    expect(parse(command).config).toEqual(config);
  });

  it('never repeats a secret that belongs into a key, and says where each was', () => {
    const commands = COMMANDS.filter(
      ([command, config]) => /hunter2|\$[A-Z_]+KEY/.test(command) && 'auth' in config,
    );
    expect(commands.length).toBeGreaterThanOrEqual(10);
    for (const [command] of commands) {
      const { config, warnings } = parse(command);
      expect(warnings.filter((each) => each.includes('as a key'))).toHaveLength(1);
      expect(JSON.stringify({ config, warnings })).not.toContain('hunter2');
    }
  });

  it('takes the first of several credentials and leaves the others out', () => {
    const { config, warnings } = parse(
      `curl ${URL_A} -H 'apikey: hunter2' -H 'Authorization: Bearer hunter3' -b s=1`,
    );
    expect(config).toMatchObject({ auth: { type: 'header', name: 'apikey' }, headers: { Cookie: 's=1' } });
    expect(warnings).toEqual([
      expect.stringContaining('The secret in the header apikey was left out: store its value as a key'),
      expect.stringContaining('The secret in the header Authorization was left out too'),
      expect.stringContaining('Cookie'),
    ]);
  });

  it.each<[string, string]>([
    [`curl -k ${URL_A}`, '--insecure was left out: certificates are always checked.'],
    [`curl -x http://proxy:8080 ${URL_A}`, '--proxy was left out: requests go out directly.'],
    [`curl -F file=@a.png ${URL_A}`, '--form was left out: multipart forms are not supported.'],
    [`curl -d @body.json ${URL_A}`, '--data names a file'],
    [`curl --data-urlencode name@file ${URL_A}`, '--data-urlencode names a file'],
    [`curl -b cookies.txt ${URL_A}`, '--cookie names a file'],
    [`curl --frobnicate ${URL_A}`, '--frobnicate was left out.'],
    [`curl ${URL_A} ${URL_A}/2`, 'Only the first of several URLs was taken.'],
    [`curl ${URL_A} --next ${URL_A}/2`, 'Only the first of several requests was taken.'],
    [`curl ${URL_A} | jq .`, 'What follows the command was left out.'],
    [`curl ${URL_A}/$ID`, '$ID would be filled in by a shell; it was taken as it is written.'],
    [`curl ${URL_A} -d '{"a":1}'`, 'The body looks like JSON, but the command sends it as a form'],
    [`curl -X GET ${URL_A} -d a=1`, 'The body was left out: a GET request has none here.'],
    [`curl ${URL_A} -H nonsense`, 'A header that is none was left out.'],
  ])('warns of %s', (command, warning) => {
    expect(parse(command).warnings).toContainEqual(expect.stringContaining(warning));
  });

  it.each<[string, string]>([
    ['', 'does not begin with "curl"'],
    ['wget https://a.example/', 'does not begin with "curl"'],
    ['curl', 'names no URL'],
    ['curl -X POST', 'names no URL'],
    [`curl '${URL_A}`, 'the quote at character 6 is not closed'],
    ['curl ftp://a.example/', 'no http or https URL'],
    ['curl file:///etc/passwd', 'no http or https URL'],
    ['curl http://', 'no http or https URL'],
    [`curl -X TRACE ${URL_A}`, 'The method "TRACE" is not supported'],
    [`curl ${'a'.repeat(1_000_001)}`, 'longer than'],
  ])('refuses %s', (command, words) => {
    expect(parseCurl(command)).toEqual({ ok: false, message: expect.stringContaining(words) as string });
  });

  it('lets nothing in the command become a template', () => {
    const { config } = parse(
      `curl 'https://api.example.com/?q={{input.a}}' -H 'X-A: {{ 1 + 1 }}' -u '{{u}}:p' ${JSON_HEADER} -d '{"a":"{{ steps.x }} \\\\{{"}'`,
    );
    const compiled = compileConfig(config, []);
    expect(compiled.scripts).toEqual([]);
    const scope = { input: {}, steps: {}, trigger: {}, execution: {}, workflow: {} };
    expect(renderConfig(compiled, scope, [])).toEqual({
      config: {
        method: 'POST',
        url: 'https://api.example.com/?q={{input.a}}',
        headers: { 'X-A': '{{ 1 + 1 }}' },
        auth: { type: 'basic', username: '{{u}}' },
        bodyType: 'json',
        body: { a: '{{ steps.x }} \\{{' },
      },
      missing: [],
    });
  });

  it('survives bodies that are made to break it', () => {
    const nested = '['.repeat(100_000);
    expect(
      parse(`curl ${URL_A} ${JSON_HEADER} -d '${nested}${nested.replaceAll('[', ']')}'`).config,
    ).toMatchObject({
      bodyType: 'text',
    });
    expect(parse(`curl ${URL_A} ${JSON_HEADER} -d '{"__proto__":1}'`).config).toMatchObject({
      bodyType: 'text',
    });
    expect(parse(`curl ${URL_A} -d 'a=%zz'`).config).toMatchObject({ bodyType: 'text', body: 'a=%zz' });
  });
});
