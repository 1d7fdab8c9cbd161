import type { LoggerService } from '@nestjs/common';
import type { QueueLogger } from './queue-options';

/** Writes this library's log lines by whichever logger the Nest application uses. */
export function nestQueueLogger(logger: Pick<LoggerService, 'log' | 'warn'>): QueueLogger {
  return {
    info: (fields, message) => logger.log({ ...fields, msg: message }),
    warn: (fields, message) => logger.warn({ ...fields, msg: message }),
  };
}
