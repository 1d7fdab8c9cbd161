// `npm run llm:standin`: builds and starts a server that answers as language models do, to try workflows without a key.
import { buildNode, endBuilds } from './build-node.mjs';

const [port] = process.argv.slice(2);
if (port !== undefined && !(/^\d+$/.test(port) && Number(port) < 65_536)) {
  const isAsked = ['--help', '-h'].includes(port);
  console[isAsked ? 'log' : 'error'](
    'Usage: npm run llm:standin -- [PORT]\nPORT is 4010 unless you name another.',
  );
  process.exit(isAsked ? 0 : 2);
}
await buildNode('testing', { quiet: true });
await endBuilds();
await import('../dist/testing/llm-standin.js');
