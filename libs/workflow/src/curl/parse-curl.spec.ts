import fc from 'fast-check';
import { compileConfig } from '../templates/compile-config';
import { renderConfig } from '../templates/render-config';
import { parseCurl } from './parse-curl';
import { CURL_COMMANDS, JSON_HEADER, URL_A } from './spec-support/curl-commands';

const parse = (command: string) => {
  const parsed = parseCurl(command);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed;
};

describe('parseCurl', () => {
  it('has a table of at least 40 commands', () => {
    expect(CURL_COMMANDS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(CURL_COMMANDS)('reads %s', (command, config) => {
    expect(parse(command).config).toEqual(config);
  });

  it('never repeats a secret that belongs into a key, and says where each was', () => {
    const commands = CURL_COMMANDS.filter(
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

  it('gives a config or says why not, for any text', () => {
    const piece = fc.constantFrom(
      ...[
        'curl ',
        '-',
        '--',
        '-H ',
        "'",
        '"',
        '\\',
        '$',
        "$'",
        '^"',
        '^\n',
        '\n',
        ' ',
        '=',
        ':',
        ';',
        '@',
        '&',
        '?',
        '%',
      ],
      ...[
        '-d ',
        '-u ',
        '--json ',
        '-G ',
        '{',
        '}',
        '{{',
        'https://a.example',
        'authorization: basic ',
        '|',
        '\ud800',
        '\u0000',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const parsed = parseCurl(`curl https://a.example ${pieces.join('')}`);
        expect(parsed).toHaveProperty(parsed.ok ? 'config.url' : 'message');
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the length, whatever the text', () => {
    const parts = [
      '\n',
      ' ',
      '\\"',
      '"\\',
      '^',
      '^"',
      '${',
      '-H a ',
      '-sS',
      'a=b&',
      '[',
      '%',
      '{{',
      '\\',
      "$'\\",
      ' -d a',
    ];
    for (const part of parts) {
      for (const start of ['curl ', 'curl ^"', "curl a -d '", 'curl a -H "A: ', 'curl a?']) {
        const begun = performance.now();
        parseCurl(start + part.repeat(300_000 / part.length));
        expect(performance.now() - begun).toBeLessThan(15_000);
      }
    }
  });
});
