import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';

/** What Connections needs. */
export interface ConnectionsOptions {
  /** How long an idle connection is kept, in milliseconds. */
  keepAliveMs: number;
  trustedCertificates: string[];
}

const MAX_IDLE_PER_ADDRESS = 16;
const MAX_IDLE = 256;

/**
 * The connections of a client. They are kept by address, port and server name: a request that was checked for an address
 * can only get a connection to that very address, however the name resolves by now.
 */
export class Connections {
  private readonly plain: HttpAgent;
  private readonly secure: HttpsAgent;

  constructor({ keepAliveMs, trustedCertificates }: ConnectionsOptions) {
    const options = {
      keepAlive: true,
      timeout: keepAliveMs,
      maxFreeSockets: MAX_IDLE_PER_ADDRESS,
      scheduling: 'lifo' as const,
    };
    this.plain = new HttpAgent(options);
    const ca = trustedCertificates.length > 0 ? [...getCACertificates(), ...trustedCertificates] : undefined;
    this.secure = new HttpsAgent({ ...options, secureContext: createSecureContext({ ca }) });
  }

  /** The agent to hand to a request; a `fresh` one shares nothing and keeps nothing. */
  agentFor(isTls: boolean, kind: 'kept' | 'fresh'): HttpAgent {
    const kept = isTls ? this.secure : this.plain;
    if (kind === 'kept' && countIdle(kept) < MAX_IDLE) return kept;
    return isTls ? new HttpsAgent({ secureContext: this.secure.options.secureContext }) : new HttpAgent();
  }

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }
}

function countIdle(agent: HttpAgent): number {
  return Object.values(agent.freeSockets).reduce((sum, sockets) => sum + (sockets?.length ?? 0), 0);
}
