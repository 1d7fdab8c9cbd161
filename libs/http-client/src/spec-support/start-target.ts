import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TEST_CERTIFICATE, TEST_KEY } from './test-certificate';

/** A real server on this machine that counts who comes. */
export interface TargetServer {
  port: number;
  /** Connections accepted so far, whatever was sent on them. */
  connections: number;
  /** Connections open now. */
  readonly open: number;
  /** `METHOD /path` of each request so far. */
  requests: string[];
  stop(): Promise<void>;
}

/** Starts a server; `host` is the address to listen on, 127.0.0.1 when absent. */
export async function startTarget(
  answer: RequestListener,
  { host = '127.0.0.1', isTls = false, port = 0 }: { host?: string; isTls?: boolean; port?: number } = {},
): Promise<TargetServer> {
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    target.requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  };
  const server: Server = isTls
    ? createTlsServer({ key: TEST_KEY, cert: TEST_CERTIFICATE }, listener)
    : createServer(listener);
  const target: TargetServer = {
    port: 0,
    connections: 0,
    get open() {
      return sockets.size;
    },
    requests: [],
    stop: () =>
      new Promise((resolve) => {
        for (const each of sockets) each.destroy();
        server.close(() => resolve());
      }),
  };
  server.on('connection', (socket: Socket) => {
    target.connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  target.port = (server.address() as AddressInfo).port;
  return target;
}
