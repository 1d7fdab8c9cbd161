import type { JsonObject } from '../../document/json-value';

/** The header that most commands with a body have. */
export const JSON_HEADER = `-H 'Content-Type: application/json'`;
/** Where most commands go. */
export const URL_A = 'https://api.example.com/v1/items';

/** Commands in the styles of shells, documentation and browsers, each with the whole config that it means. */
export const CURL_COMMANDS: [command: string, config: JsonObject][] = [
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
