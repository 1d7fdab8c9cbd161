export { createTestDatabase, type TestDatabase } from './test-database';
export { redisUrl } from './test-services';
