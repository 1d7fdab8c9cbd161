import { completed, failed } from '@rex/node-sdk';
import fc from 'fast-check';
import { aNodeType, anEngine } from '../spec-support/an-engine';

const TYPES = ['pass', 'left', 'broken', 'flaky', 'pause'] as const;

/** A node of a random workflow, and from which earlier nodes edges lead to it, by which port. */
interface RandomNode {
  type: (typeof TYPES)[number];
  onError: 'fail' | 'continue' | 'branch';
  disabled: boolean;
  parents: { place: number; port: 'main' | 'left' | 'error' }[];
}

const aRandomNode = fc.record<RandomNode>({
  type: fc.constantFrom(...TYPES),
  onError: fc.constantFrom('fail', 'continue', 'branch'),
  disabled: fc.boolean(),
  parents: fc.array(fc.record({ place: fc.nat(30), port: fc.constantFrom('main', 'left', 'error') }), {
    maxLength: 4,
  }),
});

/** One that has a way in and lets the execution go on. */
const aLiveNode = aRandomNode.map((node) => ({
  ...node,
  onError: 'continue' as const,
  parents: [...node.parents, { place: node.parents.length, port: 'main' as const }],
}));

/** A document whose first node is the trigger; edges lead from earlier nodes to later ones, so it has no cycle. */
function aDocument(nodes: RandomNode[]) {
  const retry = { maxAttempts: 3, initialDelayMs: 0, backoff: 1, maxDelayMs: 0 };
  const edges = nodes.flatMap(({ parents }, index) =>
    parents.map(({ place, port }) => ({ source: place % (index + 1), sourcePort: port, target: index + 1 })),
  );
  const idOf = (place: number) => (place === 0 ? 'start' : `n${place}`);
  return {
    nodes: [
      { id: 'start', type: 'start' },
      ...nodes.map(({ type, onError, disabled }, index) => ({
        id: idOf(index + 1),
        type,
        disabled,
        settings: { onError, ...(type === 'flaky' && { retry }) },
      })),
    ],
    edges: [...new Map(edges.map((each) => [JSON.stringify(each), each])).values()].map((each) => ({
      ...each,
      source: idOf(each.source),
      target: idOf(each.target),
    })),
  };
}

/** Counts, beside the store, how often each node ran to an end in each execution. */
function aBench(workerId: string, store?: ReturnType<typeof anEngine>['store']) {
  const finished = new Map<string, number>();
  let onFinish: () => void = () => undefined;
  const counting = (nodeId: string) => {
    finished.set(nodeId, (finished.get(nodeId) ?? 0) + 1);
    onFinish();
  };
  const types = [
    aNodeType('flaky', async ({ step, input }) => {
      if (step.attempt < 2) return failed({ code: 'busy', message: 'not yet' });
      counting(step.nodeId);
      return completed(input);
    }),
    // Its start is committed before it acts, and whatever had ended by then with it.
    aNodeType(
      'pause',
      async ({ step, input }) => {
        await new Promise((resolve) => setImmediate(resolve));
        counting(step.nodeId);
        return completed(input);
      },
      'idempotent',
    ),
  ];
  const bench = anEngine(types, { workerId, store });
  return { ...bench, finished, whenFinished: (listener: () => void) => (onFinish = listener) };
}

const TERMINAL = ['completed', 'failed', 'skipped', 'cancelled'];

describe('any workflow', () => {
  it('ends, and each of its nodes with it, once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aRandomNode, { maxLength: 14 }), async (nodes) => {
        const { engine, accept, look, finished } = aBench('worker-1');
        const document = aDocument(nodes);
        await accept(document, { n: 1 });
        await engine.run('execution-1');
        const { execution, steps } = look();
        expect(['completed', 'failed']).toContain(execution.status);
        expect(Object.keys(steps).sort()).toEqual(document.nodes.map(({ id }) => id).sort());
        expect(Object.values(steps).every(({ status }) => TERMINAL.includes(status))).toBe(true);
        expect([...finished.values()].every((count) => count === 1)).toBe(true);
        // It fails if and only if a step failed for good.
        const hasFailed = Object.values(steps).some(
          ({ status, port }) => status === 'failed' && port === null,
        );
        expect(execution.status === 'failed').toBe(hasFailed);
        // A node that ran had a live edge, or is the trigger.
        for (const { id } of document.nodes) {
          const step = steps[id];
          if (id === 'start' || step?.startedAt === null) continue;
          const live = document.edges.filter(
            (edge) => edge.target === id && steps[edge.source]?.port === edge.sourcePort,
          );
          expect(live.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ends all the same when its worker is lost anywhere, and runs no recorded step again', async () => {
    const seen = { losses: 0, recorded: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(aLiveNode, { minLength: 3, maxLength: 12 }),
        fc.nat(6),
        async (nodes, lostAfter) => {
          const first = aBench('worker-1');
          const document = aDocument(nodes);
          await first.accept(document, { n: 1 });
          // The lease is lost in the middle: what the first worker writes afterwards is refused.
          let count = 0;
          first.whenFinished(() => {
            const { execution } = first.look();
            if (count++ === lostAfter) execution.leaseExpiresAt = new Date(0);
            if (count > lostAfter) execution.leaseOwner = 'nobody';
          });
          await first.engine.run('execution-1').catch(() => undefined);
          first.whenFinished(() => undefined);
          const before = first.look();
          if (before.execution.status !== 'running') return;
          const recorded = Object.values(before.steps).filter(({ status }) => TERMINAL.includes(status));

          seen.losses += 1;
          seen.recorded += recorded.length;
          before.execution.leaseExpiresAt = new Date(0);
          const second = aBench('worker-2', first.store);
          await second.engine.run('execution-1');
          const { execution, steps } = second.look();
          expect(['completed', 'failed']).toContain(execution.status);
          expect(Object.values(steps).every(({ status }) => TERMINAL.includes(status))).toBe(true);
          for (const step of recorded) {
            expect(steps[step.nodeId]).toEqual(step);
            expect(second.finished.has(step.nodeId)).toBe(false);
          }
        },
      ),
      { numRuns: 200 },
    );
    // The fault must have fired, with something recorded before it.
    expect(seen.losses).toBeGreaterThan(20);
    expect(seen.recorded).toBeGreaterThan(20);
  });
});
