// `npm run llm:standin`: builds and starts a server that answers as language models do, to try workflows without a key.
// Usage: npm run llm:standin -- [PORT]
import { buildNode, endBuilds } from './build-node.mjs';

await buildNode('testing', { quiet: true });
await endBuilds();
await import('../dist/testing/llm-standin.js');
