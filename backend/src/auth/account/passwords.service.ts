import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { hashPassword, OperationalError, verifyPassword } from '@rex/platform';
import { BoundedQueue } from '../../common/bounded-queue';

/**
 * Each hash takes a core for a quarter of a second, and a thread of libuv's pool. The pool has four, and files, names of hosts and
 * compression need them too: half of them stays free whatever comes in, and a core for the event loop where there is more than one.
 */
const HASHES_AT_A_TIME = Math.max(1, Math.min(2, availableParallelism() - 1));

/** A wait of at most eight seconds or so. Whoever comes after that hears at once to try again later. */
const MOST_WAITING = 32 * HASHES_AT_A_TIME;
const RETRY_AFTER_SECONDS = 10;

/** Hashes passwords and compares with hashes, a few at a time. */
@Injectable()
export class Passwords {
  private readonly queue = new BoundedQueue({
    atATime: HASHES_AT_A_TIME,
    mostWaiting: MOST_WAITING,
    refusal: () =>
      new OperationalError('sign-in-busy', 'Too many people sign in right now.', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      }),
  });

  /** The hash of a password, to be stored. @throws OperationalError `sign-in-busy` */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hashPassword(password));
  }

  /** True when the password fits; takes as long without a hash. @throws OperationalError `sign-in-busy` */
  fits(password: string, passwordHash: string | undefined): Promise<boolean> {
    return this.queue.run(() => verifyPassword(password, passwordHash));
  }
}
