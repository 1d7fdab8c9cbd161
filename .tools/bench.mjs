// `npm run bench`: builds what the bench starts, then runs it. Options go to the bench: --requests N, --redis.
import { buildNode, endBuilds } from './build-node.mjs';

for (const target of ['backend', 'worker', 'sandbox', 'testing']) await buildNode(target, { quiet: true });
await endBuilds();
await import('../dist/testing/bench.js');
