// `npm run bench`: builds what the bench starts, then runs it. Options go to the bench: --requests N, --redis. With --plan it
// measures the planning of a very large workflow instead, with --code (--rounds N) the cost of a step with user code, with --schedules
// what looking for due schedules costs among many.
import { buildNode, endBuilds } from './build-node.mjs';

const BENCHES = {
  '--plan': { targets: ['testing'], program: 'bench-plan' },
  '--schedules': { targets: ['backend', 'testing'], program: 'bench-schedules' },
  '--code': { targets: ['sandbox', 'testing'], program: 'bench-code' },
};
const WHOLE = { targets: ['backend', 'worker', 'sandbox', 'testing'], program: 'bench' };

const option = Object.keys(BENCHES).find((each) => process.argv.includes(each));
const { targets, program } = option ? BENCHES[option] : WHOLE;
for (const target of targets) await buildNode(target, { quiet: true });
await endBuilds();
await import(`../dist/testing/${program}.js`);
