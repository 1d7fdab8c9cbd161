import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '@rex/platform';
import { freePort, portProblem } from '../process/free-port';
import { portHolder } from '../process/port-holder';

/** The ports of this run. */
export interface Ports {
  /** Backend: API and editor. */
  port: number;
  /** The worker's health page. */
  healthPort: number;
}

/**
 * Checks before any heavy work that the ports can be had; 0 stands for any free one.
 * @throws UserError that names each port that can't, who has it, and the way out.
 */
export async function choosePorts(wanted: {
  PORT: number;
  WORKER_HEALTH_PORT: number;
  HOST: string;
}): Promise<Ports> {
  const port = wanted.PORT || (await freePort());
  const healthPort = wanted.WORKER_HEALTH_PORT || (await freePort());
  if (port === healthPort) {
    throw new UserError('port-taken', `PORT and WORKER_HEALTH_PORT are both ${port}; they must differ.`);
  }
  const complaints: string[] = [];
  const cures: string[] = [];
  for (const [name, number, host] of [
    ['PORT', port, wanted.HOST],
    ['WORKER_HEALTH_PORT', healthPort, wanted.HOST],
  ] as const) {
    const problem = await lastingProblem(number, host);
    if (problem === undefined) continue;
    if (problem === 'no-such-address') {
      throw new UserError('host-invalid', `HOST is ${host}, which is no address of this machine.`);
    }
    complaints.push(
      problem === 'forbidden'
        ? `Port ${number} (${name}) is reserved for the system's administrator.`
        : `Port ${number} (${name}) is taken by ${portHolder(number) ?? 'another program'}.`,
    );
    cures.push(`${name}=${number < 1024 ? number + 4000 : number + 100}`);
  }
  if (complaints.length > 0) {
    throw new UserError(
      'port-taken',
      `${complaints.join('\n')}\nStop what holds it, or choose another port:\n  ${cures.join(' ')} npm start`,
    );
  }
  return { port, healthPort };
}

/** A program that has just ended may hold its port for a moment longer than it is seen. */
const PATIENCE_MS = 1_000;

async function lastingProblem(port: number, host: string): ReturnType<typeof portProblem> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const problem = await portProblem(port, host);
    if (problem !== 'taken' || performance.now() > deadline) return problem;
    await sleep(100);
  }
}
