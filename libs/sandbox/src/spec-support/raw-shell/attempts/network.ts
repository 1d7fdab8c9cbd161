import type { Attempt } from '../attempt';

const HELLO_POSTGRESQL = 'Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])';
/** struct sockaddr_in of the TCP canary. */
const ADDRESS =
  'const address = Buffer.alloc(16); address.writeUInt16LE(2); address.writeUInt16BE(targets.tcpPort, 2); address.set([127, 0, 0, 1], 4);';

/** Reaches for the database and the network. */
export const NETWORK: Attempt[] = [
  {
    title: 'PostgreSQL',
    source: `const s = require("net").connect(targets.databasePort, "127.0.0.1"); await until(s, "connect"); s.write(${HELLO_POSTGRESQL}); const answer = await until(s, "data"); s.destroy(); return "PostgreSQL says " + answer`,
  },
  {
    title: 'a TCP listener',
    source:
      'const s = require("net").connect(targets.tcpPort, "127.0.0.1"); await until(s, "connect"); s.destroy(); return "connected"',
  },
  {
    title: 'a TCP listener by name',
    source:
      'const s = require("net").connect({ port: targets.tcpPort, host: "localhost", family: 4 }); await until(s, "connect"); s.destroy(); return "connected"',
  },
  {
    title: 'a Unix socket',
    source:
      'const s = require("net").connect(targets.unixPath); await until(s, "connect"); s.destroy(); return "connected"',
  },
  {
    title: 'a TLS listener',
    source:
      'const s = require("tls").connect(targets.tcpPort, "127.0.0.1"); await until(s, "connect"); s.destroy(); return "connected"',
  },
  {
    title: 'HTTP',
    source:
      'const request = require("http").get({ port: targets.tcpPort, host: "127.0.0.1" }); const answer = await until(request, "response"); answer.resume(); return answer.statusCode',
  },
  {
    title: 'HTTP/2',
    source:
      'const s = require("http2").connect("http://127.0.0.1:" + targets.tcpPort); await until(s, "connect"); s.destroy(); return "connected"',
  },
  {
    title: 'fetch',
    source: 'return (await fetch("http://127.0.0.1:" + targets.tcpPort)).status',
  },
  {
    title: 'a WebSocket',
    source:
      'const s = new WebSocket("ws://127.0.0.1:" + targets.tcpPort); await new Promise((done) => { s.onerror = done; s.onopen = done; setTimeout(done, 500) }); return ""',
    hasControl: false,
  },
  {
    title: 'UDP',
    source:
      'const s = require("dgram").createSocket("udp4"); await new Promise((done, fail) => { s.once("error", fail); s.send("x", targets.udpPort, "127.0.0.1", (e) => (e ? fail(e) : done())) }); s.close(); return "sent"',
  },
  {
    title: 'DNS over UDP',
    source:
      'const r = new (require("dns").promises.Resolver)({ timeout: 300, tries: 1 }); r.setServers(["127.0.0.1:" + targets.udpPort]); try { await r.resolve4("leak.example") } catch {} return ""',
    hasControl: false,
  },
  {
    title: 'names of the system',
    source: 'return (await require("dns").promises.lookup("localhost")).address',
  },
  {
    title: 'the addresses of the machine',
    source: 'return Object.keys(require("os").networkInterfaces()).join()',
  },
  {
    title: 'a port of its own',
    source:
      'const s = require("net").createServer(); s.listen(0, "127.0.0.1"); await until(s, "listening"); const { port } = s.address(); s.close(); return port',
  },
  {
    title: 'the constructor of the handle under standard input',
    source:
      'const { constructor: Pipe } = process.stdin._handle; const pipe = new Pipe(0); const { PipeConnectWrap } = process.binding("pipe_wrap"); const request = new PipeConnectWrap(); return new Promise((done, fail) => { request.oncomplete = (status) => (status ? fail(new Error(status)) : done("connected")); const error = pipe.connect(request, targets.unixPath); if (error) fail(new Error(error)) })',
  },
  {
    title: 'the raw TCP handle',
    source:
      'const { TCP, TCPConnectWrap } = process.binding("tcp_wrap"); const handle = new TCP(0); const request = new TCPConnectWrap(); return new Promise((done, fail) => { request.oncomplete = (status) => (status ? fail(new Error(status)) : done("connected")); const error = handle.connect(request, "127.0.0.1", targets.tcpPort); if (error) fail(new Error(error)) })',
  },
  {
    title: 'a worker thread that connects',
    source:
      'const w = new (require("worker_threads").Worker)(`const s = require("net").connect(${targets.tcpPort}, "127.0.0.1"); s.once("connect", () => { require("worker_threads").parentPort.postMessage("connected"); s.destroy() }); s.once("error", (e) => { throw e })`, { eval: true }); return await until(w, "message")',
  },
  {
    title: 'a TCP listener by system calls',
    source: `${ADDRESS} const s = call("socket", 2, 1, 0); call("connect", s, bytes(address), 16); return "connected"`,
  },
  {
    title: 'a datagram by system calls',
    source: `${ADDRESS} address.writeUInt16BE(targets.udpPort, 2); const s = call("socket", 2, 2, 0); call("sendto", s, text("x"), 1, 0, bytes(address), 16); return "sent"`,
  },
  {
    title: 'a TCP listener by the C library',
    source: `${ADDRESS} const s = libc("socket", "int", ["int", "int", "int"])(2, 1, 0); if (libc("connect", "int", ["int", "void *", "int"])(s, address, 16) !== 0) throw new Error("refused"); return "connected"`,
  },
  {
    title: 'turning a pipe to the worker elsewhere',
    source:
      'const address = Buffer.alloc(110); address.writeUInt16LE(1); address.write(targets.unixPath, 2); call("connect", 0, bytes(address), 110); return "connected"',
    hasControl: false,
  },
  { title: 'a pair of sockets', source: 'return call("socketpair", 1, 1, 0, bytes(8)) + 1' },
  { title: 'raw packets', source: 'return call("socket", 17, 3, 0) + 1' },
  { title: 'talking to the kernel by netlink', source: 'return call("socket", 16, 3, 0) + 1' },
];
