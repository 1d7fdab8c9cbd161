// `npm run bench`: builds what the bench starts, then runs it. Options go to the bench: --requests N, --redis. With --code it
// measures the cost of a step with user code instead: --code, --rounds N.
import { buildNode, endBuilds } from './build-node.mjs';

const isCode = process.argv.includes('--code');
const targets = isCode ? ['sandbox', 'testing'] : ['backend', 'worker', 'sandbox', 'testing'];
for (const target of targets) await buildNode(target, { quiet: true });
await endBuilds();
await import(isCode ? '../dist/testing/bench-code.js' : '../dist/testing/bench.js');
