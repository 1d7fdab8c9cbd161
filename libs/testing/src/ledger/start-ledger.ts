import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that the ledger got. */
export interface LedgerEntry {
  method: string;
  path: string;
  /** Its Idempotency-Key; undefined when it had none. */
  key: string | undefined;
  body: unknown;
}

/** A target that keeps a list of what was asked of it: from outside, what a workflow really did. */
export interface Ledger {
  url: string;
  host: string;
  /** Requests in the order of their arrival, held ones too. */
  entries: LedgerEntry[];
  /** Requests to a path are written down and not answered until `release`. */
  hold(path: string): void;
  release(): void;
  /** Requests for a path, by Idempotency-Key. */
  byKey(path: string): Map<string | undefined, LedgerEntry[]>;
  close(): Promise<void>;
}

/** Starts a ledger on a free port. It answers every request with `{ "entry": n }`, n being the same for the same key. */
export async function startLedger(): Promise<Ledger> {
  const entries: LedgerEntry[] = [];
  const held = new Set<string>();
  let waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const key = request.headers['idempotency-key'];
      const entry = {
        method: request.method ?? '',
        path,
        key: typeof key === 'string' ? key : undefined,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
      const earlier = entries.findIndex((each) => entry.key !== undefined && each.key === entry.key);
      const number = entries.push(entry);
      const reply = () => answer(response, earlier === -1 ? number : earlier + 1);
      if (held.has(path)) waiting.push(reply);
      else reply();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    entries,
    hold: (path) => void held.add(path),
    release: () => {
      held.clear();
      for (const reply of waiting) reply();
      waiting = [];
    },
    byKey: (path) => byKey(entries.filter((each) => each.path === path)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function byKey(entries: LedgerEntry[]): Map<string | undefined, LedgerEntry[]> {
  const groups = new Map<string | undefined, LedgerEntry[]>();
  for (const entry of entries) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry]);
  return groups;
}

function answer(response: ServerResponse, entry: number): void {
  if (response.destroyed) return;
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ entry }));
}
