// @google/genai 3.x looks up undici's global dispatcher on globalThis; Jest's sandbox has its own globalThis, so copy it in.
const { TestEnvironment } = require('jest-environment-node');
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
/** What `jest.retryTimes` sets. */
const RETRIES = Symbol.for('RETRY_TIMES');
const KEEP_FIRST_ERRORS = Symbol.for('LOG_ERRORS_BEFORE_RETRY');

module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.retries = config.projectConfig.testEnvironmentOptions.retries ?? 0;
  }

  async setup() {
    await super.setup();
    this.global[RETRIES] = this.retries;
    this.global[KEEP_FIRST_ERRORS] = true;
    if (!globalThis[DISPATCHER]) await fetch('data:,');
    this.global[DISPATCHER] = globalThis[DISPATCHER];
  }
};
