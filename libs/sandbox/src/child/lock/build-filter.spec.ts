import { buildFilter } from './build-filter';
import { ALLOWED_CALLS, type Processor } from './allowed-calls';

const OWN_PID = 4321;
const ARCHITECTURES = { x64: 0xc000003e, arm64: 0xc00000b7, i386: 0x40000003 };
const ALLOWED = 'allow';
const KILLED = 'kill';
const NOT_PERMITTED = 'errno 1';
const NO_SUCH_CALL = 'errno 38';

/** What the kernel would answer: an interpreter of the instructions that filters use. */
function judge(filter: Buffer, architecture: number, call: number, ...values: number[]): string {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call, 0);
  data.writeUInt32LE(architecture, 4);
  values.forEach((value, index) => data.writeBigInt64LE(BigInt(value), 16 + index * 8));
  let accumulator = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const value = filter.readUInt32LE(at + 4);
    const skip = (isTrue: boolean) => (at += filter.readUInt8(at + (isTrue ? 2 : 3)) * 8);
    switch (filter.readUInt16LE(at)) {
      case 0x20:
        accumulator = data.readUInt32LE(value);
        break;
      case 0x15:
        skip(accumulator === value);
        break;
      case 0x35:
        skip(accumulator >= value);
        break;
      case 0x54:
        accumulator = (accumulator & value) >>> 0;
        break;
      case 0x06:
        if (value === 0x7fff0000) return ALLOWED;
        return value === 0x80000000 ? KILLED : `errno ${value & 0xffff}`;
      default:
        throw new Error('an instruction that no filter needs');
    }
  }
  throw new Error('the filter ended without an answer');
}

const x64 = buildFilter('x64', OWN_PID);
const onX64 = (call: number, ...values: number[]) => judge(x64, ARCHITECTURES.x64, call, ...values);

describe.each(['x64', 'arm64'] as const)('the filter for %s', (processor: Processor) => {
  const filter = buildFilter(processor, OWN_PID);
  const on = (call: number, ...values: number[]) => judge(filter, ARCHITECTURES[processor], call, ...values);

  it('lets through what is listed and refuses every other number there is', () => {
    const plain = new Set(ALLOWED_CALLS.filter((each) => !each.rule).map((each) => each[processor]));
    const ruled = new Set(ALLOWED_CALLS.filter((each) => each.rule).map((each) => each[processor]));
    for (let call = 0; call < 1_000; call++) {
      if (call === 435) expect(on(call)).toBe(NO_SUCH_CALL);
      else if (ruled.has(call)) expect(on(call, 0xbad)).toBe(NOT_PERMITTED);
      else expect([call, on(call)]).toEqual([call, plain.has(call) ? ALLOWED : NOT_PERMITTED]);
    }
  });

  it('has no number twice', () => {
    const numbers = ALLOWED_CALLS.flatMap((each) => each[processor] ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('ends a process that calls by another architecture, whatever it asks', () => {
    const others = Object.values(ARCHITECTURES).filter((each) => each !== ARCHITECTURES[processor]);
    for (const other of others) expect(judge(filter, other, 0)).toBe(KILLED);
  });

  it('fits into what the kernel takes', () => {
    expect(filter.length / 8).toBeLessThan(4_096);
  });
});

describe('the filter', () => {
  it('ends a process that calls by x32', () => {
    expect(onX64(0x40000000)).toBe(KILLED);
    expect(onX64(0x40000000 + 2)).toBe(KILLED);
    expect(onX64(0xffffffff)).toBe(KILLED);
  });

  it.each([
    ['read', 0],
    ['futex', 202],
    ['mmap', 9],
    ['exit_group', 231],
  ])('lets %s through', (_, call) => {
    expect(onX64(call)).toBe(ALLOWED);
  });

  it.each([
    ['open', 2],
    ['openat', 257],
    ['openat2', 437],
    ['stat', 4],
    ['statx', 332],
    ['readlink', 89],
    ['unlink', 87],
    ['socket', 41],
    ['socketpair', 53],
    ['connect', 42],
    ['bind', 49],
    ['accept4', 288],
    ['sendto', 44],
    ['sendmsg', 46],
    ['recvmsg', 47],
    ['fork', 57],
    ['vfork', 58],
    ['execve', 59],
    ['execveat', 322],
    ['ptrace', 101],
    ['process_vm_readv', 310],
    ['kill', 62],
    ['tkill', 200],
    ['rt_sigqueueinfo', 129],
    ['pidfd_open', 434],
    ['pidfd_getfd', 438],
    ['io_uring_setup', 425],
    ['io_uring_enter', 426],
    ['io_uring_register', 427],
    ['bpf', 321],
    ['perf_event_open', 298],
    ['userfaultfd', 323],
    ['keyctl', 250],
    ['unshare', 272],
    ['setns', 308],
    ['mount', 165],
    ['memfd_create', 319],
    ['shmget', 29],
    ['setuid', 105],
    ['prlimit64', 302],
    ['seccomp', 317],
    ['ioctl', 16],
    ['dup', 32],
  ])('refuses %s', (_, call) => {
    expect(onX64(call, 0, 0, 0)).toBe(NOT_PERMITTED);
  });

  it('lets a thread be made, and nothing that is more or less than one', () => {
    const CLONE = 56;
    expect(onX64(CLONE, 0x3d0f00)).toBe(ALLOWED);
    expect(onX64(CLONE, 0x7d0f00)).toBe(ALLOWED);
    // A fork; vfork; a thread in a new user namespace; one that shares no memory.
    for (const flags of [17, 0x4111, 0x3d0f00 | 0x10000000, 0x3d0f00 & ~0x100]) {
      expect(onX64(CLONE, flags)).toBe(NOT_PERMITTED);
    }
  });

  it('lets a process signal its own threads only', () => {
    const TGKILL = 234;
    expect(onX64(TGKILL, OWN_PID, OWN_PID, 6)).toBe(ALLOWED);
    for (const pid of [1, OWN_PID + 1, 0, -1]) expect(onX64(TGKILL, pid, pid, 9)).toBe(NOT_PERMITTED);
  });

  it('lets descriptors be looked at, but not be copied or made to send signals', () => {
    const FCNTL = 72;
    for (const command of [1, 3, 4]) expect(onX64(FCNTL, 0, command)).toBe(ALLOWED);
    for (const command of [0, 8, 10, 1030]) expect(onX64(FCNTL, 0, command)).toBe(NOT_PERMITTED);
  });

  it('lets a thread be named, but not its rights be changed', () => {
    const PRCTL = 157;
    expect(onX64(PRCTL, 15)).toBe(ALLOWED);
    for (const option of [4, 8, 22, 23, 38]) expect(onX64(PRCTL, option)).toBe(NOT_PERMITTED);
  });
});
