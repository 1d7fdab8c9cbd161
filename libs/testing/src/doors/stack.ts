/** REX as it runs, with all it runs on and a caller of its API: without the contracts of its parts, which take long to load. */
export { eventually } from '../contracts/queue/eventually';
export { FaultyProxy, type ProxyMode } from '../contracts/queue/faulty-proxy';
export type { Behaviour } from '../llm-stand-in/behaviour';
export { startLlmStandIn, type LlmStandIn } from '../llm-stand-in/start-llm-stand-in';
export { startLedger, type Ledger, type LedgerEntry } from '../ledger/start-ledger';
export { createReadyDatabase, createTestDatabase, type TestDatabase } from '../test-database';
export { redisUrl } from '../test-services';
export { ApiClient, type ApiAnswer, type ExecutionView, type StepView } from '../api-client';
export { startProgram, type Program } from '../stack/program';
export { startStack, type Stack, type StackOptions } from '../stack/start-stack';
export { startOwnRex, type OwnRex } from '../stack/start-own-rex';
export { percentile } from '../bench/fire-requests';
export { OthersShare } from '../bench/others-share';
export { MACHINE, writeResult } from '../bench/write-result';
export { githubTriage } from '../workflows/github-triage';
export { layeredGraph } from '../workflows/layered-graph';
export { askingWorkflow, MODEL_KEY, startModelStack, type ModelStack } from '../stack/model-stack';
