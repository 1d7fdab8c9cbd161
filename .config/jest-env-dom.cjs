// jsdom lacks some globals that every browser has; Angular and our code use them.
const { TestEnvironment } = require('jest-environment-jsdom');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of [
      'structuredClone',
      'TextEncoder',
      'TextDecoder',
      'fetch',
      'Request',
      'Response',
      'Headers',
    ]) {
      this.global[name] ??= globalThis[name];
    }
  }
};
