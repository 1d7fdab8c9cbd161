/** Who carries wake-ups and hints. */
export type QueueCarrier =
  | { kind: 'redis'; url: string }
  | {
      kind: 'postgres';
      url: string;
      /** Most connections besides the one that listens. One adds wake-ups and one takes them, so more than 2 are never used. */
      poolSize: number;
    };

/** The log calls this library makes: fields, then a constant message. Satisfied by pino. */
export interface QueueLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** How to open the queue and the bus. */
export interface QueueOptions {
  carrier: QueueCarrier;
  /** Silent when absent. */
  logger?: QueueLogger;
}

/** Logs nothing. */
export const SILENT_LOGGER: QueueLogger = { info: () => undefined, warn: () => undefined };
