import type { Attempt } from '../attempt';

/** Reaches for programs and for other processes. */
export const PROCESSES: Attempt[] = [
  { title: 'a shell', source: 'return require("child_process").execSync("id").toString()' },
  {
    title: 'a program',
    source:
      'const p = require("child_process").spawn("/bin/true"); await until(p, "exit"); return "it has run"',
  },
  {
    title: 'a program, synchronously',
    source:
      'const { error, pid } = require("child_process").spawnSync("/bin/true"); if (error) throw error; return pid',
  },
  {
    title: 'Node once more',
    source:
      'const { status, error } = require("child_process").spawnSync(process.execPath, ["-e", "1"]); if (error || status) throw error ?? new Error("failed"); return "it has run"',
  },
  {
    title: 'a cluster',
    source:
      'const { isPrimary } = require("cluster"); const w = require("cluster").fork(); w.process.kill(); return isPrimary',
    hasControl: false,
  },
  {
    title: 'the raw handle of processes',
    source:
      'const { Process } = process.binding("process_wrap"); const error = new Process().spawn({ file: "/bin/true", args: ["true"], stdio: [] }); if (error) throw new Error(error); return "started"',
    hasControl: false,
  },
  {
    title: 'becoming another program',
    source: 'process.execve("/bin/true", ["true"], {}); return "never"',
    hasControl: false,
  },
  {
    title: 'becoming another program by a system call',
    source: 'call("execve", text("/bin/true"), 0, 0); return "never"',
    hasControl: false,
  },
  {
    title: 'system() of the C library',
    source:
      'const status = libc("system", "int", ["str"])("exit 7"); if (status !== 7 << 8) throw new Error("status " + status); return "it has run"',
  },
  {
    title: 'posix_spawn() of the C library',
    source:
      'const pid = Buffer.alloc(4); const args = Buffer.alloc(16); args.writeBigUInt64LE(text("true")); const status = libc("posix_spawn", "int", ["void *", "str", "void *", "void *", "void *", "void *"])(pid, "/bin/true", null, null, args, null); if (status) throw new Error("errno " + status); return pid.readInt32LE()',
  },
  {
    title: 'a copy of itself',
    source:
      'const pid = call("clone", 17, 0, 0, 0, 0); if (pid === 0) call("kill", process.pid, 9); return pid',
    hasControl: false,
  },
  {
    title: 'the life of the worker',
    source: 'process.kill(targets.workerPid, 0); return "it can be signalled"',
  },
  { title: 'the life of its parent', source: 'process.kill(process.ppid, 0); return "it can be signalled"' },
  {
    title: 'the life of the worker by a system call',
    source: 'call("kill", targets.workerPid, 0); return "it can be signalled"',
  },
  {
    title: "a thread of the worker's",
    source: 'call("tgkill", targets.workerPid, targets.workerPid, 0); return "it can be signalled"',
  },
  {
    title: 'signals by a descriptor',
    source: 'call("fcntl", 0, 8, targets.workerPid); return "it gets the signals of this descriptor"',
    hasControl: false,
  },
  { title: 'a handle of the worker', source: 'return call("pidfd_open", targets.workerPid, 0) + 1' },
  {
    title: 'the worker as its tracee',
    source:
      'call("ptrace", 0x4206, targets.workerPid, 0, 0); call("ptrace", 17, targets.workerPid, 0, 0); return "traced"',
    hasControl: false,
  },
  {
    title: "the worker's memory by a system call",
    source:
      'try { call("process_vm_readv", targets.workerPid, bytes(16), 1, bytes(16), 1, 0) } catch (error) { if (error.errno === 1) throw error } return "readable"',
  },
  {
    title: 'a debugger',
    source: 'require("inspector").open(0, "127.0.0.1"); return require("inspector").url()',
  },
];

/** Reaches for the walls themselves. */
export const WALLS: Attempt[] = [
  {
    title: 'another filter',
    source: 'call("seccomp", 1, 0, bytes(16)); return "replaced"',
    hasControl: false,
  },
  {
    title: 'the ring that libuv made before the lock',
    source: `
      for (let descriptor = 3; descriptor < 64; descriptor++) {
        try { call("io_uring_enter", descriptor, 0, 0, 0, 0, 0); return "a ring at " + descriptor } catch {}
      }`,
  },
  { title: 'a ring of its own', source: 'return call("io_uring_setup", 8, bytes(120)) + 1' },
  { title: 'its rights', source: 'call("setuid", 0); return "root"' },
  { title: 'a name space', source: 'call("unshare", 0x04000000); return "its own name"' },
  {
    title: 'limits of other processes',
    source: 'call("prlimit64", targets.workerPid, 7, 0, bytes(16)); return "seen"',
  },
  {
    title: 'typing into a terminal',
    source: 'call("ioctl", 0, 0x5412, text("x")); return "typed"',
    hasControl: false,
  },
  { title: 'copies of descriptors', source: 'return call("dup", 0) + 1' },
  {
    title: 'the permissions of Node, switched off',
    source:
      'process.binding("permission"); return process.permission.has("fs.read", "/etc/passwd") || process.permission.has("child")',
    hasControl: false,
  },
];
