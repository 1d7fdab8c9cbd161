import { findPackageJSON } from 'node:module';
import path from 'node:path';
import type * as Koffi from 'koffi';
import type { LockResult } from '../../wire/messages';
import type { Processor } from './allowed-calls';
import { buildFilter } from './build-filter';

const PR_SET_PDEATHSIG = 1;
const SIGKILL = 9;
const PR_SET_NO_NEW_PRIVS = 38;
const SECCOMP_SET_MODE_FILTER = 1;
/** The filter holds for every thread, or is not installed. */
const SECCOMP_FILTER_FLAG_TSYNC = 1;
const EPERM = 1;
const EINVAL = 22;
const ENOSYS = 38;
const AF_UNIX = 1;
const SOCK_STREAM = 1;
const NO_SUCH_KIND = 99;
const INSTRUCTION_BYTES = 8;

const CALL_NUMBERS: Record<Processor, { seccomp: number; socket: number }> = {
  x64: { seccomp: 317, socket: 41 },
  arm64: { seccomp: 277, socket: 198 },
};

/**
 * Gives up, for good and for all threads, what a sandbox process does not need: from here on the kernel refuses it files,
 * sockets, processes and signals to others (see ALLOWED_CALLS), whatever program runs in it. Whoever breaks out of
 * the isolate finds the same wall; a filter can be tightened, never lifted. Call it when everything is loaded.
 */
export async function lockProcess(): Promise<LockResult> {
  const { arch, platform } = process;
  if (platform !== 'linux') return { kind: 'unsupported', reason: `${platform} has no seccomp` };
  if (arch !== 'x64' && arch !== 'arm64')
    return { kind: 'unsupported', reason: `there is no filter for ${arch}` };
  try {
    return install(await loadKoffi(arch), arch);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Its machine code by itself, since the program around it takes 20 ms to load; by that program where it lies elsewhere (musl). */
async function loadKoffi(processor: Processor): Promise<typeof Koffi> {
  try {
    const folder = path.dirname(findPackageJSON('koffi', import.meta.url) ?? '');
    const machineCode = `../@koromix/koffi-linux-${processor}/linux_${processor}/koffi.node`;
    const addon = { exports: {} };
    process.dlopen(addon, path.join(folder, machineCode));
    return addon.exports as typeof Koffi;
  } catch {
    return import('koffi');
  }
}

function install(koffi: typeof Koffi, processor: Processor): LockResult {
  const libc = koffi.load(null);
  const prctl = libc.func('prctl', 'int', ['int', 'ulong', 'ulong', 'ulong', 'ulong']);
  const program = koffi.struct({ length: 'uint16', instructions: 'void *' });
  const { seccomp, socket } = CALL_NUMBERS[processor];
  const installFilter = libc.func('syscall', 'long', ['long', 'ulong', 'ulong', koffi.pointer(program)]);
  const openSocket = libc.func('syscall', 'long', ['long', 'int', 'int', 'int']);
  // Loads what they call: nothing can be looked up once the filter holds.
  openSocket(socket, AF_UNIX, NO_SUCH_KIND, 0);

  // A worker that is killed takes its processes along, also one that loops or was taken over.
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) !== 0) return refused(koffi.errno(), 'no_new_privs');
  const instructions = buildFilter(processor, process.pid);
  const length = instructions.length / INSTRUCTION_BYTES;
  const answer: unknown = installFilter(seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, {
    length,
    instructions,
  });
  if (answer !== 0) return refused(koffi.errno(), `seccomp (answer ${String(answer)})`);

  const descriptor: unknown = openSocket(socket, AF_UNIX, SOCK_STREAM, 0);
  return descriptor === -1 && koffi.errno() === EPERM
    ? { kind: 'locked' }
    : { kind: 'failed', reason: 'a socket could still be opened under the filter' };
}

function refused(errno: number, what: string): LockResult {
  // Kernels built without it, and machines that only imitate one.
  const isAbsent = errno === ENOSYS || errno === EINVAL;
  return { kind: isAbsent ? 'unsupported' : 'failed', reason: `the kernel refused ${what}: errno ${errno}` };
}
