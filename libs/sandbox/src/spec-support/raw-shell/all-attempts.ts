import type { Attempt } from './attempt';
import { FILES } from './attempts/files';
import { NETWORK } from './attempts/network';
import { PROCESSES, WALLS } from './attempts/processes';

/** Everything that an attacker in Node's own realm might reach for. */
export const ATTEMPTS: Attempt[] = [...FILES, ...NETWORK, ...PROCESSES, ...WALLS];
