// `npm run bench`: builds what the bench starts, then runs it. Options go to the bench: --requests N, --redis. With --plan it
// measures the planning of a very large workflow instead, with --code (--rounds N) the cost of a step with user code, with --schedules
// what looking for due schedules costs among many, with --editor (--only canvas|lists|detail) the editor in a browser.
import { buildNode, endBuilds } from './build-node.mjs';
import { buildStale } from './build-stale.mjs';

const BENCHES = {
  '--plan': { targets: ['testing'], program: 'testing/bench-plan' },
  '--schedules': { targets: ['backend', 'testing'], program: 'testing/bench-schedules' },
  '--code': { targets: ['sandbox', 'testing'], program: 'testing/bench-code' },
  // The editor is built by Nx, and the programs beside it.
  '--editor': { targets: ['bench-editor'], program: 'bench-editor/main', needsEditor: true },
};
const WHOLE = { targets: ['backend', 'worker', 'sandbox', 'testing'], program: 'testing/bench' };

const option = Object.keys(BENCHES).find((each) => process.argv.includes(each));
const { targets, program, needsEditor = false } = option ? BENCHES[option] : WHOLE;
if (needsEditor && !(await buildStale())) process.exit(1);
for (const target of targets) await buildNode(target, { quiet: true });
await endBuilds();
await import(`../dist/${program}.js`);
