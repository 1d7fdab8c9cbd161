/** Processors for which there is a filter. */
export type Processor = 'x64' | 'arm64';

/** What an argument must be for a call to be let through; only its low 32 bits count, as in the kernel. */
export type ArgumentRule =
  /** One of these values. */
  | { argument: number; in: readonly number[] }
  /** This process's own id. */
  | { argument: number; is: 'own-pid' }
  /** All bits of `with`, and no bit but those of `with` and `also`. */
  | { argument: number; with: number; also: number };

/** A system call that the filter lets through, by its number on each processor; undefined where it does not exist. */
export interface AllowedCall {
  name: string;
  x64: number | undefined;
  arm64: number | undefined;
  rule?: ArgumentRule;
}

const call = (name: string, x64?: number, arm64?: number, rule?: ArgumentRule): AllowedCall => ({
  name,
  x64,
  arm64,
  rule,
});

/** What glibc passes for a thread (pthread_create); musl adds CLONE_DETACHED. */
const THREAD_FLAGS = 0x3d0f00;
const CLONE_DETACHED = 0x400000;
const PR_SET_NAME = 15;
/** Names a piece of memory, which V8 and glibc do. */
const PR_SET_VMA = 0x53564d41;
const F_GETFD = 1;
const F_GETFL = 3;
/** Harmless while nothing can be made the receiver of signals (F_SETOWN). Node sets the pipes back when it ends. */
const F_SETFL = 4;

/**
 * All that a sandbox process may ask of the kernel once it is locked: work on its memory, its threads, its clock and the
 * descriptors it has, of which three are pipes to the worker. Nothing here makes a descriptor, follows a path, names another
 * process or changes a right. Found by tracing V8, libuv and isolated-vm under the suites of this library.
 *
 * Absent on purpose: `io_uring_enter`. libuv makes a ring before the lock, and a ring opens files and sockets past any filter.
 * Numbers: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of Linux.
 */
export const ALLOWED_CALLS: readonly AllowedCall[] = [
  // What runs often stands first: old kernels try one after the other.
  call('futex', 202, 98),
  call('read', 0, 63),
  call('write', 1, 64),
  call('getpid', 39, 172),
  call('madvise', 28, 233),
  call('mmap', 9, 222),
  call('munmap', 11, 215),
  call('mprotect', 10, 226),
  call('brk', 12, 214),
  call('mremap', 25, 216),
  call('pkey_mprotect', 329, 288),
  call('membarrier', 324, 283),
  call('readv', 19, 65),
  call('writev', 20, 66),
  call('close', 3, 57),
  call('fstat', 5, 80),
  call('lseek', 8, 62),
  call('fcntl', 72, 25, { argument: 1, in: [F_GETFD, F_GETFL, F_SETFL] }),
  call('epoll_wait', 232),
  call('epoll_pwait', 281, 22),
  call('epoll_pwait2', 441, 441),
  call('epoll_ctl', 233, 21),
  call('poll', 7),
  call('ppoll', 271, 73),
  call('clock_gettime', 228, 113),
  call('clock_getres', 229, 114),
  call('clock_nanosleep', 230, 115),
  call('gettimeofday', 96, 169),
  call('nanosleep', 35, 101),
  call('time', 201),
  call('getrandom', 318, 278),
  call('getrusage', 98, 165),
  call('sysinfo', 99, 179),
  call('uname', 63, 160),
  call('getcpu', 309, 168),
  call('sched_yield', 24, 124),
  call('sched_getaffinity', 204, 123),
  call('sched_getparam', 143, 121),
  call('sched_getscheduler', 145, 120),
  call('gettid', 186, 178),
  call('clone', 56, 220, { argument: 0, with: THREAD_FLAGS, also: CLONE_DETACHED }),
  call('set_robust_list', 273, 99),
  call('rseq', 334, 293),
  call('prctl', 157, 167, { argument: 0, in: [PR_SET_NAME, PR_SET_VMA] }),
  call('rt_sigaction', 13, 134),
  call('rt_sigprocmask', 14, 135),
  call('rt_sigreturn', 15, 139),
  call('sigaltstack', 131, 132),
  // How a process aborts itself.
  call('tgkill', 234, 131, { argument: 0, is: 'own-pid' }),
  call('restart_syscall', 219, 128),
  call('exit', 60, 93),
  call('exit_group', 231, 94),
];

/** Refused as "no such call" instead of "not permitted", so that glibc falls back to `clone`, whose flags can be looked at. */
export const UNKNOWN_CALLS: readonly AllowedCall[] = [call('clone3', 435, 435)];
