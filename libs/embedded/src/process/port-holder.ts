import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandOf } from './process-info';

/** Names the process that listens on a TCP port, as far as this user may know: on Linux, and not others' processes. */
export function portHolder(port: number): string | undefined {
  const sockets = listeningSockets(port);
  if (sockets.size === 0) return undefined;
  for (const pid of entriesOf('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const handle of entriesOf(`/proc/${pid}/fd`)) {
      if (!sockets.has(linkOf(`/proc/${pid}/fd/${handle}`))) continue;
      const command = commandOf(Number(pid))?.join(' ').slice(0, 60);
      return `process ${pid}${command ? ` (${command})` : ''}`;
    }
  }
  return undefined;
}

/** Names, as handles link to them, of the sockets that listen on the port. */
function listeningSockets(port: number): Set<string> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const LISTEN = '0A';
  const sockets = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of textOf(table).split('\n')) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${hexPort}`) && fields[3] === LISTEN) sockets.add(`socket:[${fields[9]}]`);
    }
  }
  return sockets;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}
