import { Client } from 'pg';
import type { RunningPostgres } from '@rex/embedded';
import type { Stack } from '../stack/start-stack';
import { fireRequests, percentile } from './fire-requests';
import { descendantsOf, usageOf, type Usage } from './process-usage';
import { MACHINE } from './write-result';

export interface MeasureOptions {
  stack: Stack;
  postgres: RunningPostgres;
  workflowId: string;
  carrier: string;
  clients: number;
  requests: number;
}

/** One line of the bench's results. Times in milliseconds; processor time per execution by process. */
export interface Measurement {
  at: string;
  machine: string;
  carrier: string;
  clients: number;
  requests: number;
  errors: number;
  requestsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  cpuMsPerExecution: { backend: number; worker: number; sandbox: number; database: number; total: number };
  peakMb: { backend: number; worker: number; sandbox: number; database: number };
  commitsPerExecution: number;
  executionsInDatabase: number;
  completedInDatabase: number;
}

/** A delivery as GitHub sends it for a push, cut to what matters: about 1 kB. */
const DELIVERY = JSON.stringify({
  ref: 'refs/heads/main',
  repository: { id: 186853002, name: 'Hello-World', full_name: 'Codertocat/Hello-World', private: false },
  sender: { login: 'Codertocat', id: 21031067, type: 'User' },
  commits: Array.from({ length: 5 }, (_, index) => ({
    id: `${index}`.repeat(40),
    message: `Change number ${index}`,
    author: { name: 'Codertocat', email: 'octo@example.org' },
  })),
});

/** Fires the requests and takes the difference of every counter before and after. */
export async function measure(options: MeasureOptions): Promise<Measurement> {
  const { stack, postgres, workflowId, carrier, clients, requests } = options;
  const database = new Client({ connectionString: postgres.url });
  await database.connect();
  try {
    const before = await counters(options, database);
    const load = await fireRequests({
      url: `${stack.url}/api/webhooks/${workflowId}`,
      bodies: [DELIVERY],
      headers: { 'x-github-event': 'push' },
      clients,
      requests,
    });
    await new Promise((resolve) => setTimeout(resolve, STATISTICS_LAG_MS));
    const after = await counters(options, database);
    const cpu = (part: Part) => round((after.usage[part].cpuMs - before.usage[part].cpuMs) / requests);
    const parts = {
      backend: cpu('backend'),
      worker: cpu('worker'),
      sandbox: cpu('sandbox'),
      database: cpu('database'),
    };
    return {
      at: new Date().toISOString(),
      machine: MACHINE,
      carrier,
      clients,
      requests,
      errors: load.errors,
      requestsPerSecond: round(load.latenciesMs.length / load.seconds),
      p50Ms: round(percentile(load.latenciesMs, 0.5)),
      p95Ms: round(percentile(load.latenciesMs, 0.95)),
      p99Ms: round(percentile(load.latenciesMs, 0.99)),
      cpuMsPerExecution: {
        ...parts,
        total: round(parts.backend + parts.worker + parts.sandbox + parts.database),
      },
      peakMb: {
        backend: after.usage.backend.peakMb,
        worker: after.usage.worker.peakMb,
        sandbox: after.usage.sandbox.peakMb,
        database: after.usage.database.peakMb,
      },
      commitsPerExecution: round((after.commits - before.commits) / requests),
      executionsInDatabase: after.executions - before.executions,
      completedInDatabase: after.completed - before.completed,
    };
  } finally {
    await database.end();
  }
}

/** A session of PostgreSQL that has fallen idle tells its commits only after 10 s; read earlier, they would count for the next round. */
const STATISTICS_LAG_MS = 11_000;

type Part = 'backend' | 'worker' | 'sandbox' | 'database';

async function counters({ stack, postgres }: MeasureOptions, database: Client) {
  const workers = stack.workers.map((worker) => worker.pid);
  const usage: Record<Part, Usage> = {
    backend: usageOf([stack.backend.pid]),
    worker: usageOf(workers),
    sandbox: usageOf(workers.flatMap(descendantsOf)),
    database: usageOf([postgres.pid, ...descendantsOf(postgres.pid)]),
  };
  const { rows } = await database.query<{ commits: string; executions: string; completed: string }>(
    `SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS commits,
            (SELECT count(*) FROM executions) AS executions,
            (SELECT count(*) FROM executions WHERE status = 'completed') AS completed`,
  );
  const [row] = rows;
  return {
    usage,
    commits: Number(row?.commits),
    executions: Number(row?.executions),
    completed: Number(row?.completed),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
