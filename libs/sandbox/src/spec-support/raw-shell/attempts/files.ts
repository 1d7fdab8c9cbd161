import type { Attempt } from '../attempt';

/** Reaches for secrets and for files outside of the runtime. */
export const FILES: Attempt[] = [
  {
    title: 'its own environment',
    source: 'return Object.keys(process.env).filter((name) => name !== "TZ").join()',
    hasControl: false,
  },
  {
    title: 'its own environment, as the kernel keeps it',
    source: 'return require("fs").readFileSync("/proc/self/environ", "utf8")',
    hasControl: false,
  },
  {
    title: "the worker's environment",
    source: 'return require("fs").readFileSync(`/proc/${targets.workerPid}/environ`, "utf8")',
  },
  {
    title: "its parent's environment",
    source: 'return require("fs").readFileSync(`/proc/${process.ppid}/environ`, "utf8")',
  },
  {
    title: "the worker's memory",
    source: 'return require("fs").openSync(`/proc/${targets.workerPid}/mem`, "r")',
  },
  { title: 'its own memory as a file', source: 'return require("fs").openSync("/proc/self/mem", "r+")' },
  { title: "the worker's secrets", source: 'return require("fs").readFileSync(targets.secretFile, "utf8")' },
  {
    title: "the worker's secrets by a promise",
    source: 'return await require("fs").promises.readFile(targets.secretFile, "utf8")',
  },
  {
    title: "the worker's secrets by a stream",
    source: 'return await until(require("fs").createReadStream(targets.secretFile), "data")',
  },
  {
    title: "the worker's secrets as a module",
    source: 'return JSON.stringify(require(targets.secretFile))',
  },
  {
    title: "the worker's secrets by a system call",
    source: 'return call("openat", -100, text(targets.secretFile), 0) + 1',
  },
  {
    title: "the worker's secrets by the newer system call",
    source: 'return call("openat2", -100, text(targets.secretFile), bytes(24), 24) + 1',
  },
  {
    title: "the worker's secrets by the C library",
    source:
      'return libc("fopen", "void *", ["str", "str"])(targets.secretFile, "r") || (() => { throw new Error("no file") })()',
  },
  {
    title: "the worker's secrets as a database",
    source:
      'new (require("node:sqlite").DatabaseSync)(targets.folder + "/x.db").exec("CREATE TABLE t (a)"); return "written"',
  },
  {
    title: 'whether a file is there',
    source: 'return require("fs").existsSync(targets.secretFile)',
  },
  { title: 'the list of accounts', source: 'return require("fs").readFileSync("/etc/passwd", "utf8")' },
  { title: 'the folders of the machine', source: 'return require("fs").readdirSync("/").join()' },
  {
    title: 'its own executable',
    source: 'return require("fs").readFileSync(process.execPath).length',
  },
  {
    title: 'writing a file',
    source: 'require("fs").writeFileSync(targets.folder + "/written", "x"); return "written"',
  },
  {
    title: 'making a folder by a system call',
    source: 'call("mkdirat", -100, text(targets.folder + "/made"), 511); return "made"',
  },
  {
    title: 'a symbolic link to the secrets',
    source:
      'const link = targets.folder + "/link"; require("fs").symlinkSync(targets.secretFile, link); return require("fs").readFileSync(link, "utf8")',
  },
  {
    title: 'a symbolic link by a system call',
    source: 'call("symlinkat", text("/etc"), -100, text(targets.folder + "/etc")); return "linked"',
  },
  {
    title: 'deleting a file by a system call',
    source:
      'try { require("fs").writeFileSync(targets.folder + "/gone", "") } catch {} call("unlinkat", -100, text(targets.folder + "/gone"), 0); return "deleted"',
  },
  {
    title: 'machine code from a file',
    source: 'process.dlopen({ exports: {} }, "/lib/x86_64-linux-gnu/libm.so.6"); return "loaded"',
    hasControl: false,
  },
  { title: 'a library of the system', source: 'return typeof koffi.load("libresolv.so.2").func' },
  {
    title: 'descriptors that the worker has open',
    source: `
      const found = [];
      for (let descriptor = 3; descriptor < 256; descriptor++) {
        try {
          const buffer = Buffer.alloc(200);
          call("fcntl", descriptor, 4, call("fcntl", descriptor, 3) | 2048);
          const size = call("read", descriptor, bytes(buffer), 200);
          if (size > 8) found.push(buffer.toString("latin1", 0, size));
        } catch {}
      }
      return found.join()`,
    hasControl: false,
  },
  { title: 'a file without a name', source: 'return call("memfd_create", text("x"), 0) + 1' },
];
