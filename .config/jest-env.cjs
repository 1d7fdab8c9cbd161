// @google/genai 3.x looks up undici's global dispatcher on globalThis; Jest's sandbox has its own globalThis, so copy it in.
const { TestEnvironment } = require('jest-environment-node');
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    if (!globalThis[DISPATCHER]) await fetch('data:,');
    this.global[DISPATCHER] = globalThis[DISPATCHER];
  }
};
