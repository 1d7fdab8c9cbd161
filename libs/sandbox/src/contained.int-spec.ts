import fc from 'fast-check';
import { findSpawnSettings } from './pool/spawn-settings';
import { SMUGGLING } from './spec-support/abuse/smuggling';
import { DESCRIBE_CONTEXT } from './spec-support/fingerprint';
import { aProgram } from './spec-support/random-programs';
import { RawShell } from './spec-support/raw-shell/raw-shell';
import { ensureBuilt } from './spec-support/test-pool';

// Scripts of which isContained says that they leave nothing behind share a context. Here each is run in it, in a real sandbox
// process, and the context is described before and after, by a look from outside that no script takes part in.

/** Runs in the process, next to the isolate. Gives the number of contained programs, or the first that changed something. */
const EXAMINE = `
  const names = ['input', 'steps'];
  const describe = () => host.containedContext.context.evalSync(${JSON.stringify(`(${DESCRIBE_CONTEXT})()`)});
  const before = describe();
  const values = [${JSON.stringify(
    JSON.stringify({
      key: '__proto__',
      ctor: 'constructor',
      then: 'then',
      list: [1, { a: 2 }],
      text: 'left',
    }),
  )}, '{}'];
  let contained = 0;
  let completed = 0;
  for (const source of targets.programs) {
    const compiled = host.scripts.get({ kind: 'body', source }, names);
    if (!compiled.isContained) continue;
    contained++;
    const script = { kind: 'body', source: 0, values: [1, 2] };
    const { parts, retire } = runScripts(host, { kind: 'run', parts: 3, timeoutMs: 2_000, names, scripts: [script] }, [source, ...values]);
    if (retire) return 'cut off: ' + source;
    if (parts[0].includes('"ok":true')) completed++;
    if (describe() !== before) return 'changed by: ' + source;
  }
  return JSON.stringify({ contained, completed });`;

let shell: RawShell;
beforeAll(() => {
  shell = new RawShell(findSpawnSettings(ensureBuilt('sandbox-shell')));
});
afterAll(() => shell.close());

async function examine(programs: string[]): Promise<{ contained: number; completed: number }> {
  const result = await shell.attempt({ source: EXAMINE }, { programs });
  if (!('reached' in result)) throw new Error(result.stopped);
  if (!result.reached.startsWith('{')) throw new Error(result.reached);
  return JSON.parse(result.reached) as { contained: number; completed: number };
}

describe('a contained script', () => {
  it('is what the look from outside can tell from one that leaves something behind', async () => {
    const left = await shell.attempt(
      {
        source: `const { context } = host.containedContext; const describe = () => context.evalSync(${JSON.stringify(`(${DESCRIBE_CONTEXT})()`)});
          const texts = [describe()];
          for (const change of ['Object.prototype.left = 1', 'delete Object.prototype.left', 'Object.freeze(Array.prototype)']) { context.evalSync(change); texts.push(describe()) }
          return [texts[1] !== texts[0], texts[2] === texts[0], texts[3] !== texts[0]].join()`,
      },
      {},
    );
    expect(left).toEqual({ reached: 'true,true,true' });
    await shell.restart();
  });

  it('leaves nothing behind, whatever smuggles', async () => {
    expect(SMUGGLING.length).toBeGreaterThanOrEqual(25);
    const { contained } = await examine(SMUGGLING);
    process.stdout.write(`smuggling programs: ${SMUGGLING.length}, of which contained: ${contained}\n`);
    expect(contained).toBeGreaterThan(5);
  });

  it('leaves nothing behind, for any program', async () => {
    const total = { programs: 0, contained: 0, completed: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(aProgram, { minLength: 100, maxLength: 100 }), async (programs) => {
        const { contained, completed } = await examine(programs);
        total.programs += programs.length;
        total.contained += contained;
        total.completed += completed;
      }),
      { numRuns: 30 },
    );
    process.stdout.write(`random programs: ${JSON.stringify(total)}\n`);
    // A grammar that makes none of either kind would prove nothing.
    expect(total.contained).toBeGreaterThan(100);
    expect(total.completed).toBeGreaterThan(30);
    expect(total.contained).toBeLessThan(total.programs);
  }, 120_000);
});
