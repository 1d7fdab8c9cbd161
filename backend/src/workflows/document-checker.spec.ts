import type { ServerConfig } from '@rex/platform';
import type { CurrentUser } from '../auth/current-user.decorator';
import { DocumentChecker } from './document-checker';

const config = { LIMIT_NODES: 500, LIMIT_EDGES: 2000, LIMIT_DOCUMENT_BYTES: 1_048_576 } as ServerConfig;
const aUser = (id: string) => ({ id }) as CurrentUser;

/** A code node with many statements, some of which name a step. */
const aCode = (id: string, statements: number) => ({
  id,
  type: 'code',
  config: { code: 'steps.start;'.repeat(statements) },
});
const small = { name: 'small', nodes: [{ id: 'start', type: 'manual-trigger' }], edges: [] };
const large = {
  name: 'large',
  nodes: [...small.nodes, ...Array.from({ length: 5 }, (_, index) => aCode(`code${index}`, 10_000))],
  edges: Array.from({ length: 5 }, (_, index) => ({ source: 'start', target: `code${index}` })),
};

describe('DocumentChecker', () => {
  it('checks a large document beside everything else, and finds the same', async () => {
    const checker = new DocumentChecker(config);
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);
    const problems = await checker.run(aUser('a'), large, checker.check(large));
    clearInterval(count);
    expect(problems).toEqual([]);
    expect(turns).toBeGreaterThanOrEqual(4);
  });

  it('keeps nobody waiting whose document is small, and no user behind all of another', async () => {
    const checker = new DocumentChecker(config);
    const order: string[] = [];
    const check = async (userId: string, document: object, name: string) => {
      await checker.run(aUser(userId), document, checker.check(document));
      order.push(name);
    };
    await Promise.all([
      ...['first', 'second', 'third'].map((name) => check('a', large, name)),
      check('b', large, 'of another'),
      check('b', small, 'small'),
    ]);
    expect(order).toEqual(['small', 'first', 'second', 'of another', 'third']);
  });

  it('refuses a user who has twenty large ones waiting', async () => {
    const checker = new DocumentChecker(config);
    const medium = { ...large, nodes: [small.nodes[0], aCode('code0', 5000)], edges: [] };
    const checks = Array.from({ length: 22 }, () =>
      checker.run(aUser('a'), medium, checker.check(medium)).then(
        () => 'checked',
        (error: { code: string }) => error.code,
      ),
    );
    const outcomes = await Promise.all(checks);
    expect(outcomes.slice(0, 21)).toEqual(Array.from({ length: 21 }, () => 'checked'));
    expect(outcomes[21]).toBe('too-many-requests');
  });
});
