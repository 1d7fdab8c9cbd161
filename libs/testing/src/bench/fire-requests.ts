import { Agent, request } from 'node:http';

/** What a run of requests gave. */
export interface LoadResult {
  seconds: number;
  /** Latency of each good answer, in milliseconds, sorted. */
  latenciesMs: number[];
  errors: number;
}

export interface Load {
  url: string;
  bodies: string[];
  headers: Record<string, string>;
  /** Requests in all. */
  requests: number;
  /** Clients that each wait for their answer before they ask again. */
  clients: number;
}

/** Sends a fixed number of POSTs from a number of clients that keep their connection. */
export async function fireRequests(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  const latenciesMs: number[] = [];
  let errors = 0;
  let next = 0;
  const client = async () => {
    while (next < load.requests) {
      const body = load.bodies[next++ % load.bodies.length] ?? '{}';
      const startedAt = performance.now();
      const isGood = await post(load, body, agent);
      if (isGood) latenciesMs.push(performance.now() - startedAt);
      else errors += 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: load.clients }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return { seconds, latenciesMs: latenciesMs.sort((a, b) => a - b), errors };
}

function post(load: Load, body: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(
      load.url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...load.headers,
        },
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve((response.statusCode ?? 500) < 300));
        response.once('error', () => resolve(false));
      },
    );
    outgoing.once('error', () => resolve(false));
    outgoing.end(body);
  });
}

/** The value below which a share of the sorted values lies. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
