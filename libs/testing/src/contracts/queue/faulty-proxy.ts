import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a FaultyProxy does with connections: pass them on, refuse them, or take them and say nothing. */
export type ProxyMode = 'pass' | 'refuse' | 'hang';

/** A TCP proxy in front of a real service, by which tests take the service away and bring it back. */
export class FaultyProxy {
  private mode: ProxyMode = 'pass';
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** The service's URL, by way of this proxy. */
    readonly url: string,
  ) {}

  /** Starts in front of the service at `url`. */
  static start(url: string): Promise<FaultyProxy> {
    const target = new URL(url);
    return new Promise((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        if (!address || typeof address === 'string') return reject(new Error('no port'));
        const own = new URL(url);
        own.hostname = '127.0.0.1';
        own.port = String(address.port);
        const proxy = new FaultyProxy(server, own.href);
        server.on('connection', (socket) => proxy.accept(socket, target.hostname, Number(target.port)));
        resolve(proxy);
      });
    });
  }

  /** From now on; also for connections that stand: refusing cuts them, hanging silences them, passing lets go of silenced ones. */
  set(mode: ProxyMode): void {
    const previous = this.mode;
    this.mode = mode;
    if (mode === 'refuse' || previous === 'hang') this.cut();
  }

  /** Ends it and every connection. */
  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: Socket, host: string, port: number): void {
    this.keep(socket);
    if (this.mode === 'refuse') return void socket.destroy();
    const service = connect(port, host);
    this.keep(service);
    this.forward(socket, service);
    this.forward(service, socket);
  }

  private forward(from: Socket, to: Socket): void {
    from.on('data', (bytes) => {
      if (this.mode === 'pass') to.write(bytes);
    });
    from.on('close', () => to.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
