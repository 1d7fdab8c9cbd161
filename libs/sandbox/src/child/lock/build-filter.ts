import { ALLOWED_CALLS, type AllowedCall, type Processor, UNKNOWN_CALLS } from './allowed-calls';

/** Instructions of classic BPF that a seccomp filter needs (linux/filter.h). */
const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const AND = 0x54;
const RETURN = 0x06;

/** What a filter answers (linux/seccomp.h). */
const ALLOW = 0x7fff_0000;
const KILL_PROCESS = 0x8000_0000;
const FAIL = 0x0005_0000;
const EPERM = 1;
const ENOSYS = 38;

/** Where the filter finds what is asked: `struct seccomp_data`, little-endian. */
const CALL_NUMBER = 0;
const AUDIT_ARCH = 4;
const lowHalfOf = (argument: number): number => 16 + argument * 8;

/** AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64 (linux/audit.h). */
const ARCHITECTURES: Record<Processor, number> = { x64: 0xc000_003e, arm64: 0xc000_00b7 };
/** From here on numbers are of x32, another binary interface under the same architecture. */
const FIRST_X32_CALL = 0x4000_0000;

const INSTRUCTION_BYTES = 8;

interface Instruction {
  code: number;
  value: number;
  /** Instructions to skip when a comparison holds, and when it does not. */
  ifTrue?: number;
  ifFalse?: number;
}

/**
 * Builds the seccomp filter of one process as an array of `struct sock_filter`. What ALLOWED_CALLS does not name fails with
 * EPERM; a call by another binary interface (32-bit, x32), whose numbers mean other things, ends the process.
 */
export function buildFilter(processor: Processor, ownPid: number): Buffer {
  return encode([
    { code: LOAD, value: AUDIT_ARCH },
    { code: JUMP_EQUAL, value: ARCHITECTURES[processor], ifTrue: 1 },
    { code: RETURN, value: KILL_PROCESS },
    { code: LOAD, value: CALL_NUMBER },
    { code: JUMP_AT_LEAST, value: FIRST_X32_CALL, ifFalse: 1 },
    { code: RETURN, value: KILL_PROCESS },
    ...ALLOWED_CALLS.flatMap((call) => answer(call[processor], allow(call, ownPid))),
    ...UNKNOWN_CALLS.flatMap((call) => answer(call[processor], [{ code: RETURN, value: FAIL | ENOSYS }])),
    { code: RETURN, value: FAIL | EPERM },
  ]);
}

/** Runs the body, which returns, for this call, and goes on for any other. */
function answer(callNumber: number | undefined, body: Instruction[]): Instruction[] {
  if (callNumber === undefined) return [];
  return [{ code: JUMP_EQUAL, value: callNumber, ifFalse: body.length }, ...body];
}

function allow({ rule }: AllowedCall, ownPid: number): Instruction[] {
  const allowed: Instruction = { code: RETURN, value: ALLOW };
  const refused: Instruction = { code: RETURN, value: FAIL | EPERM };
  if (rule === undefined) return [allowed];
  const load: Instruction = { code: LOAD, value: lowHalfOf(rule.argument) };
  if ('in' in rule) return [load, ...rule.in.flatMap((value) => whenEqual(value, allowed)), refused];
  if ('is' in rule) return [load, ...whenEqual(ownPid, allowed), refused];
  const without: Instruction = { code: AND, value: ~rule.also >>> 0 };
  return [load, without, ...whenEqual(rule.with, allowed), refused];
}

function whenEqual(value: number, then: Instruction): Instruction[] {
  return [{ code: JUMP_EQUAL, value, ifFalse: 1 }, then];
}

function encode(instructions: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(instructions.length * INSTRUCTION_BYTES);
  instructions.forEach(({ code, value, ifTrue = 0, ifFalse = 0 }, index) => {
    const offset = index * INSTRUCTION_BYTES;
    bytes.writeUInt16LE(code, offset);
    bytes.writeUInt8(ifTrue, offset + 2);
    bytes.writeUInt8(ifFalse, offset + 3);
    bytes.writeUInt32LE(value >>> 0, offset + 4);
  });
  return bytes;
}
