import type { StorageLimits } from '../storage/step-storage';

/** How a process opens the database. */
export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database` */
  url: string;
  /** Shown by the server beside each session. */
  applicationName: string;
  /** Most connections of this process. Default 10. */
  poolSize?: number;
  /** How long a claim holds without being renewed. Default 30. */
  leaseSeconds?: number;
  /** How long an execution is `pending` before a sweep wakes it. Default 5. */
  sweepSeconds?: number;
  /** Where each write tells its hints by NOTIFY, within its own transaction. Absent: the store does not tell. */
  notifyChannel?: string;
  /** Limits of storage. Default 256 KiB for a value, 100,000 entries for a user. */
  storageLimits?: StorageLimits;
  /** Most answers of models that are kept of one user; 0 keeps none. Default 10,000. */
  llmCacheEntries?: number;
  /** Most schedules of one user that run. Default 1,000. */
  maxSchedules?: number;
  /** Longest time one statement may take, in milliseconds; 0 = no limit. Default 10,000. */
  queryTimeoutMs?: number;
  /** Called when an idle connection breaks. The pool replaces it by itself. */
  onPoolError?: (error: Error) => void;
}
