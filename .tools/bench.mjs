// `npm run bench`: builds what the bench starts, then runs it. Options go to the bench: --requests N, --redis. With --plan only
// the planning of a very large workflow is measured.
import { buildNode, endBuilds } from './build-node.mjs';

const isPlan = process.argv.includes('--plan');
const targets = isPlan ? ['testing'] : ['backend', 'worker', 'sandbox', 'testing'];
for (const target of targets) await buildNode(target, { quiet: true });
await endBuilds();
await import(isPlan ? '../dist/testing/bench-plan.js' : '../dist/testing/bench.js');
