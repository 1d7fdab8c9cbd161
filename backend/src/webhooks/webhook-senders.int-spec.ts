import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { hmacOf } from '@rex/platform';
import {
  ApiClient,
  createReadyDatabase,
  startStack,
  type Stack,
  type TestDatabase,
} from '@rex/testing/stack';

const CORPUS = path.resolve('../shared/corpus/webhooks');
const SECRET = 'secret-of-the-senders';
const withCorpus = existsSync(CORPUS) ? describe : describe.skip;

type Headers = Record<string, string>;

/** How each sender signs, and what it calls its deliveries. */
const SENDERS: Record<
  string,
  { auth: object; sign(body: Buffer, id: string): Headers; isKnownByBody: boolean }
> = {
  github: {
    auth: { type: 'hmac', preset: 'github' },
    sign: (body, id) => ({
      'x-github-delivery': id,
      'x-hub-signature-256': `sha256=${hmacOf({ algorithm: 'sha256', key: SECRET, encoding: 'hex' }, [body])}`,
    }),
    isKnownByBody: false,
  },
  stripe: {
    auth: { type: 'hmac', preset: 'stripe' },
    sign: (body) => ({ 'stripe-signature': `t=${now()},v1=${dated(`${now()}.`, body)}` }),
    isKnownByBody: true,
  },
  slack: {
    auth: { type: 'hmac', preset: 'slack' },
    sign: (body) => ({
      'x-slack-request-timestamp': String(now()),
      'x-slack-signature': `v0=${dated(`v0:${now()}:`, body)}`,
    }),
    isKnownByBody: true,
  },
  shopify: {
    auth: { type: 'hmac', preset: 'shopify' },
    sign: (body, id) => ({
      'x-shopify-webhook-id': id,
      'x-shopify-hmac-sha256': hmacOf({ algorithm: 'sha256', key: SECRET, encoding: 'base64' }, [body]),
    }),
    isKnownByBody: false,
  },
  other: {
    auth: { type: 'header', headerName: 'X-Gitlab-Token' },
    sign: () => ({ 'x-gitlab-token': SECRET }),
    isKnownByBody: false,
  },
};

const STARTED_AT = Math.floor(Date.now() / 1000);
const now = () => STARTED_AT;
const dated = (before: string, body: Buffer) =>
  hmacOf({ algorithm: 'sha256', key: SECRET, encoding: 'hex' }, [before, body]);

withCorpus('deliveries of real senders (skipped where the shared corpus is absent)', () => {
  let database: TestDatabase;
  let stack: Stack;
  let api: ApiClient;
  let keyId: string;

  beforeAll(async () => {
    database = await createReadyDatabase();
    stack = await startStack({ databaseUrl: database.url });
    api = new ApiClient(stack.url);
    await api.register();
    const key = { provider: 'http', name: 'senders', key: SECRET };
    keyId = (await api.send<{ id: string }>('POST', '/keys', key)).body.id;
  });

  afterAll(async () => {
    await stack?.stop();
    await database?.drop();
  });

  const names = Object.keys(SENDERS).filter((name) => existsSync(path.join(CORPUS, name)));

  it.each(names)(
    'of %s start one execution each, with the body as it was sent, and none when a byte is wrong',
    async (name) => {
      const sender = SENDERS[name];
      if (!sender) throw new Error(name);
      const files = readdirSync(path.join(CORPUS, name));
      expect(files.length).toBeGreaterThan(1);
      for (const file of files) {
        // One for each: the examples of Stripe all have the same id.
        const workflowId = await api.createWorkflow({
          name,
          nodes: [
            {
              id: 'hook',
              type: 'webhook-trigger',
              config: { auth: { ...sender.auth, keyId }, responseMode: 'last-node' },
            },
            { id: 'reply', type: 'output', config: { value: '{{ trigger.body }}' } },
          ],
          edges: [{ source: 'hook', target: 'reply' }],
        });
        const body = readFileSync(path.join(CORPUS, name, file));
        const isForm = file.endsWith('.txt');
        const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
        const send = async (bytes: Buffer, headers: Headers) => {
          const response = await fetch(`${stack.url}/api/webhooks/${workflowId}`, {
            method: 'POST',
            body: new Uint8Array(bytes),
            headers: { 'content-type': type, ...headers },
          });
          return { response, body: (await response.json()) as unknown };
        };
        const headers = sender.sign(body, `delivery of ${file}`);
        const first = await send(body, headers);
        expect([file, first.response.status]).toEqual([file, 200]);
        const expected: unknown = isForm
          ? Object.fromEntries(new URLSearchParams(body.toString()))
          : JSON.parse(body.toString());
        expect(first.body).toEqual(expected);
        expect(first.response.headers.get('x-rex-duplicate')).toBeNull();

        // The sender did not hear the answer and sends it again.
        const again = await send(body, headers);
        const idsInBody = expected as { id?: unknown; event_id?: unknown };
        const bodyId = name === 'stripe' ? idsInBody.id : name === 'slack' ? idsInBody.event_id : undefined;
        const isNamed = sender.isKnownByBody ? bodyId !== undefined : name !== 'other';
        expect([file, again.response.headers.get('x-rex-duplicate')]).toEqual([
          file,
          isNamed ? 'true' : null,
        ]);
        const idOf = (answer: typeof first) => answer.response.headers.get('x-rex-execution-id');
        expect(idOf(again) === idOf(first)).toBe(isNamed);
        expect(again.body).toEqual(first.body);

        if (name === 'other') continue;
        const forged = Buffer.from(body);
        forged[forged.length >> 1] = (forged[forged.length >> 1] ?? 0) ^ 1;
        expect((await send(forged, headers)).response.status).toBe(401);
      }
    },
  );
});
