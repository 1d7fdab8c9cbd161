export { createSandboxPool } from './pool/sandbox-pool';
export type {
  SandboxLogger,
  SandboxOptions,
  SandboxOutcome,
  SandboxPool,
  SandboxRequest,
  SandboxStats,
} from './pool/sandbox-types';
