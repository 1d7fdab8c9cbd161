import type * as Koffi from 'koffi';

/** Numbers of system calls on x64 and arm64. */
const NUMBERS: Record<string, [x64: number, arm64: number]> = {
  read: [0, 63],
  ioctl: [16, 29],
  dup: [32, 23],
  socket: [41, 198],
  connect: [42, 203],
  sendto: [44, 206],
  bind: [49, 200],
  socketpair: [53, 199],
  clone: [56, 220],
  execve: [59, 221],
  kill: [62, 129],
  fcntl: [72, 25],
  ptrace: [101, 117],
  setuid: [105, 146],
  prctl: [157, 167],
  tgkill: [234, 131],
  openat: [257, 56],
  mkdirat: [258, 34],
  unlinkat: [263, 35],
  symlinkat: [266, 36],
  unshare: [272, 97],
  prlimit64: [302, 261],
  process_vm_readv: [310, 270],
  seccomp: [317, 277],
  memfd_create: [319, 279],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  pidfd_open: [434, 434],
  openat2: [437, 437],
};

/** Ways to call the kernel and the C library directly, past everything that Node could refuse. */
export function callsOf(koffi: typeof Koffi) {
  const library = koffi.load(null);
  const words = Array.from({ length: 6 }, () => 'long');
  const syscall = library.func('syscall', 'long', ['long', ...words]) as (...values: unknown[]) => number;
  const column = process.arch === 'arm64' ? 1 : 0;
  const kept: Buffer[] = [];
  const bytes = (content: number | Buffer): bigint => {
    const buffer = typeof content === 'number' ? Buffer.alloc(content) : content;
    kept.push(buffer);
    return koffi.address(buffer);
  };
  return {
    /** The address of a buffer, which lives as long as the process. */
    bytes,
    text: (value: string): bigint => bytes(Buffer.from(`${value}\0`)),
    libc: (name: string, result: string, types: string[]): unknown => library.func(name, result, types),
    /** A system call's answer. Throws what the kernel says against it. */
    call: (name: string, ...values: (number | bigint)[]): number => {
      const number = NUMBERS[name]?.[column];
      if (number === undefined) throw new Error(`no number of ${name}`);
      const answer = syscall(number, ...words.map((_, index) => values[index] ?? 0));
      if (answer === -1) throw Object.assign(new Error(name), { errno: koffi.errno() });
      return answer;
    },
  };
}
