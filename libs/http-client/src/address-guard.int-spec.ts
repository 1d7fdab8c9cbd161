import type { RequestListener } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { createHttpClient } from './create-http-client';
import type { HttpClient, HttpClientOptions } from './http-client';
import {
  LOCAL_NAMES,
  REFUSED_URLS,
  SPECIAL_IPV4_ADDRESSES,
  SPECIAL_IPV6_HOSTS,
  URL_SPELLINGS,
} from './spec-support/special-addresses';
import { spellIpv4 } from './spec-support/spell-ipv4';
import { SPELLINGS } from './spec-support/spellings';
import { startTarget, type TargetServer } from './spec-support/start-target';

/** Servers that nobody may reach: loopback of both families and every address of the machine, on one port. */
let canary: TargetServer;
const clients: HttpClient[] = [];

const client = (options: Partial<HttpClientOptions> = {}) => {
  const made = createHttpClient({ allowPrivate: [], ...options });
  clients.push(made);
  return made;
};
/** Every URL that must not get out, from all tables. */
const everyUrl = (): string[] => {
  const hosts = [
    ...SPELLINGS.map(({ host }) => host),
    ...SPECIAL_IPV4_ADDRESSES.flatMap(spellIpv4),
    ...SPECIAL_IPV6_HOSTS,
    ...LOCAL_NAMES,
  ];
  const urls = [...URL_SPELLINGS, ...REFUSED_URLS].map((url) => url.replace('P', String(canary.port)));
  return [...new Set([...hosts.map((host) => `http://${host}:${canary.port}/`), ...urls])];
};
const codeOf = async (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'got out',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

const get = (from: HttpClient, url: string) => from.send({ method: 'GET', url, timeoutMs: 5_000 });

beforeAll(async () => {
  const answer: RequestListener = (_request, response) => response.end('secret');
  // A machine without IPv6 still has all of IPv4.
  canary = await startTarget(answer, { host: '::' }).catch(() => startTarget(answer, { host: '0.0.0.0' }));
});
beforeEach(() => {
  canary.connections = 0;
});
afterEach(() => {
  for (const each of clients.splice(0)) each.close();
});
afterAll(() => canary.stop());

describe('the address guard', () => {
  it('has a table of at least 80 spellings, each once', () => {
    expect(new Set(SPELLINGS.map((each) => each.host)).size).toBe(SPELLINGS.length);
    expect(SPELLINGS.length).toBeGreaterThanOrEqual(80);
  });

  it.each(SPELLINGS.map((each) => [each.host, each.reaches] as const))(
    'lets no connection out to %j',
    async (host, reaches) => {
      const refused = await get(client(), `http://${host}:${canary.port}/`).catch((error: unknown) => error);
      const codes = [
        'address-refused',
        ...(reaches ? [] : ['url-invalid', 'credentials-in-url', 'dns-failed']),
      ];
      expect(codes).toContain((refused as { code?: string }).code);
      expect(canary.connections).toBe(0);
    },
  );

  it('would be passed by each spelling of 127.0.0.1 if that were allowed: the table is real', async () => {
    const open = client({ allowPrivate: ['127.0.0.1', '::1'] });
    const failed: string[] = [];
    for (const { host } of SPELLINGS.filter((each) => each.reaches)) {
      const answer = await get(open, `http://${host}:${canary.port}/`).catch(() => undefined);
      if (answer?.status !== 200) failed.push(host);
    }
    expect(failed).toEqual([]);
    expect(canary.connections).toBeGreaterThan(0);
  });

  it('lets nothing out to any special address, however it is written', async () => {
    const guarded = client();
    const wrong: string[] = [];
    const hosts = [...SPECIAL_IPV4_ADDRESSES.flatMap(spellIpv4), ...SPECIAL_IPV6_HOSTS];
    for (const host of hosts) {
      const code = await codeOf(get(guarded, `http://${host}:${canary.port}/`));
      if (code !== 'address-refused') wrong.push(`${host}: ${code}`);
    }
    expect(wrong).toEqual([]);
    expect(hosts.length).toBeGreaterThanOrEqual(1000);
  });

  it('would be passed by each URL that confuses parsers if that were allowed', async () => {
    const open = client({ allowPrivate: ['127.0.0.1'] });
    for (const url of URL_SPELLINGS) {
      expect((await get(open, url.replace('P', String(canary.port)))).status).toBe(200);
    }
    expect(canary.connections).toBeGreaterThan(0);
  });

  it('lets 0 connections out by any spelling in any table, nor by a redirect to it', async () => {
    const guarded = client();
    const urls = everyUrl();
    let location = '';
    const leading = await startTarget((_request, response) => {
      // Header fields are bytes; this is how UTF-8 gets into one.
      response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end();
    });
    const followed = client({ allowPrivate: [`127.0.0.1:${leading.port}`] });
    let redirects = 0;
    for (const url of urls) {
      expect(await codeOf(get(guarded, url))).not.toBe('got out');
      // A header can't hold every character, nor may it be longer than 16 KiB; relative it would lead to its own server.
      if (/[\u0000-\u001f]|^\/\/|^http:\/?[^/]|^127/.test(url) || url.length > 8000) continue;
      location = url;
      expect(await codeOf(get(followed, `http://127.0.0.1:${leading.port}/`))).not.toBe('got out');
      redirects += 1;
    }
    await leading.stop();
    expect(urls.length).toBeGreaterThanOrEqual(1500);
    expect(redirects).toBeGreaterThanOrEqual(1500);
    expect(leading.requests).toHaveLength(redirects);
    expect(canary.connections).toBe(0);
    // The canary is awake: a connection that is permitted is counted.
    await get(client({ allowPrivate: ['127.0.0.1'] }), `http://127.0.0.1:${canary.port}/`);
    expect(canary.connections).toBe(1);
  });

  it('does not fall back to a private address when the public one of a name does not answer', async () => {
    const mixed = client({
      allowPrivate: ['192.0.2.0/24'],
      connectTimeoutMs: 200,
      resolve: () => Promise.resolve(['127.0.0.1', '192.0.2.1', '::1']),
    });
    const code = await codeOf(get(mixed, `http://public.example:${canary.port}/`));
    expect(code).toMatch(/^connect-/);
    expect(canary.connections).toBe(0);
  });

  it.each([
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '0.0.0.0',
    '::',
    '64:ff9b::7f00:1',
    '127.0.0.1%lo',
    'localhost',
    '0177.1',
  ])('refuses a public name that resolves to %s', async (address) => {
    const rebinding = client({ resolve: () => Promise.resolve([address]) });
    const code = { code: expect.stringMatching(/^(address-refused|dns-failed)$/) as string };
    await expect(get(rebinding, `http://public.example:${canary.port}/`)).rejects.toMatchObject(code);
    expect(canary.connections).toBe(0);
  });

  it('connects to the address it checked although the name changes at once', async () => {
    let asked = 0;
    const publicAddress = '192.0.2.1';
    const changing = client({
      // Documentation addresses stand for a public one: allowed for this test, and nobody answers there.
      allowPrivate: ['192.0.2.0/24'],
      connectTimeoutMs: 300,
      resolve: () => Promise.resolve([(asked += 1) === 1 ? publicAddress : '127.0.0.1']),
    });
    const url = `http://public.example:${canary.port}/`;
    await expect(get(changing, url)).rejects.toMatchObject({
      code: expect.stringMatching(/^connect/) as string,
      isSent: false,
    });
    expect(asked).toBe(1);
    await expect(get(changing, url)).rejects.toMatchObject({ code: 'address-refused' });
    expect(canary.connections).toBe(0);
  });

  it('does not let a kept connection bypass the check', async () => {
    let addresses = ['127.0.0.1'];
    const keeping = client({ allowPrivate: ['127.0.0.1'], resolve: () => Promise.resolve(addresses) });
    const url = `http://public.example:${canary.port}/`;
    expect((await get(keeping, url)).status).toBe(200);
    await setImmediate();
    expect((await get(keeping, url)).status).toBe(200);
    expect(canary.connections).toBe(1);
    addresses = ['127.0.0.3'];
    await expect(get(keeping, url)).rejects.toMatchObject({ code: 'address-refused' });
    expect(canary.connections).toBe(1);
  });

  it('reaches what the operator allows, on that port only', async () => {
    const allowed = client({ allowPrivate: [`localhost:${canary.port}`] });
    const answer = await get(allowed, `http://localhost:${canary.port}/`);
    expect(Buffer.from(answer.body).toString()).toBe('secret');
    await expect(get(allowed, `http://127.0.0.1:${canary.port}/`)).rejects.toMatchObject({
      code: 'address-refused',
    });
  });

  it('refuses a malformed allow-list when it is made', () => {
    expect(() => createHttpClient({ allowPrivate: ['http://localhost'] })).toThrow('"http://localhost"');
  });
});
