// `npm start`: builds what is stale, then becomes the launcher, in this very process, so that signals reach it.
import './check-node.mjs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { buildStale } = await import('./build-stale.mjs');
if (!(await buildStale())) process.exit(1);
const { main } = await import('../dist/launcher/main.js');
process.exit(await main({ root, environment: process.env }));
