export { createSandboxPool } from './pool/sandbox-pool';
export type {
  Lockdown,
  SandboxLogger,
  SandboxOptions,
  SandboxOutcome,
  SandboxPool,
  SandboxRequest,
  SandboxStats,
} from './pool/sandbox-types';
