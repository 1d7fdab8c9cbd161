// `npm run bench`: builds what the bench starts, then runs it. Options go to the bench: --requests N, --redis. With --plan it
// measures the planning of a very large workflow instead, with --code (--rounds N) the cost of a step with user code.
import { buildNode, endBuilds } from './build-node.mjs';

const BENCHES = {
  '--plan': { targets: ['testing'], program: 'bench-plan' },
  '--code': { targets: ['sandbox', 'testing'], program: 'bench-code' },
};
const WHOLE = { targets: ['backend', 'worker', 'sandbox', 'testing'], program: 'bench' };

const option = Object.keys(BENCHES).find((each) => process.argv.includes(each));
const { targets, program } = option ? BENCHES[option] : WHOLE;
for (const target of targets) await buildNode(target, { quiet: true });
await endBuilds();
await import(`../dist/testing/${program}.js`);
