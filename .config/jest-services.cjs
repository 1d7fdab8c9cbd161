// Jest's globalSetup of integration and fault tests: starts a throw-away PostgreSQL (and Redis, where redis-server is
// found) once per run, whichever way Jest was started. They watch the IPC channel and clean up after themselves when
// this process ends, be it by kill -9.
const { fork } = require('node:child_process');
const path = require('node:path');

module.exports = async () => {
  if (process.env.REX_TEST_DATABASE_URL) return;
  const { buildNode, endBuilds } = await import('../.tools/build-node.mjs');
  await buildNode('testing', { quiet: true });
  await endBuilds();
  const services = fork(path.resolve(__dirname, '../dist/testing/services.js'), { execArgv: [] });
  const message = await new Promise((resolve, reject) => {
    services.once('message', resolve);
    services.once('error', reject);
    services.once('exit', (code) =>
      reject(new Error(`test services ended with code ${code} while starting`)),
    );
  });
  if (message.failure) throw new Error(`test services: ${message.failure}`);
  process.env.REX_TEST_DATABASE_URL = message.databaseUrl;
  if (message.redisUrl) process.env.REX_TEST_REDIS_URL = message.redisUrl;
  else process.env.REX_TEST_SKIPPED = `Redis suites: ${message.redisMissing}`;
  // The run must end although the channel is open.
  services.removeAllListeners('exit');
  services.unref();
  services.channel.unref();
};
