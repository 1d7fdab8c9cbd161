import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { chmodSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { PLANTED_SECRET } from '../plant-secrets';
import type { Targets } from './attempt';

/** What an attacker may aim at; it counts what reached it. */
export interface Canaries {
  targets: Targets;
  /** Connections and datagrams so far. */
  count(): number;
  /** Names in the folder that nobody should have written to. */
  files(): string[];
  worker: ChildProcess;
  close(): void;
}

/** Opens the canaries. Files and sockets may be used by every user of the system: only the sandbox keeps its processes out. */
export async function openCanaries(databasePort: number): Promise<Canaries> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'canaries-'));
  chmodSync(folder, 0o777);
  const secretFile = path.join(folder, 'secrets.json');
  writeFileSync(secretFile, JSON.stringify({ encryptionKey: PLANTED_SECRET }), { mode: 0o644 });
  // Open while the processes are started, as a worker has files open.
  openSync(secretFile, 'r');

  let count = 0;
  const note = () => void count++;
  const tcp = createServer((_request, response) => response.end('reached')).on('connection', note);
  const unix = createServer().on('connection', note);
  await listen(tcp, 0);
  const unixPath = path.join(folder, 'socket');
  await listen(unix, unixPath);
  chmodSync(unixPath, 0o777);
  const udp = createSocket('udp4').on('message', note);
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const worker = spawn('sleep', ['600'], { env: { ENCRYPTION_KEY: PLANTED_SECRET }, stdio: 'ignore' });
  return {
    targets: {
      tcpPort: (tcp.address() as AddressInfo).port,
      udpPort: udp.address().port,
      unixPath,
      databasePort,
      secretFile,
      folder,
      workerPid: worker.pid ?? 0,
    },
    count: () => count,
    files: () => readdirSync(folder).sort(),
    worker,
    close: () => {
      worker.kill('SIGKILL');
      for (const server of [tcp, unix]) {
        server.closeAllConnections();
        server.close();
      }
      udp.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listen(server: Server, where: number | string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    if (typeof where === 'number') server.listen(where, '127.0.0.1', resolve);
    else server.listen(where, resolve);
  });
}
