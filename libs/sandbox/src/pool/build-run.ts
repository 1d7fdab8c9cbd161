import type { JsonValue } from '@rex/workflow';
import type { RunHead, WireScript } from '../wire/messages';
import { pickScopeValue } from './pick-scope';
import type { SandboxRequest } from './sandbox-types';

/** A request as it travels to a process. */
export interface BuiltRun {
  head: RunHead;
  parts: string[];
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * Writes a request as a message. A scope value travels once, however many scripts want all of it, and only as far as the
 * scripts can reach it.
 * @throws TypeError when a name of the scope is not an identifier: a mistake of the caller, not of the user.
 */
export function buildRun(request: SandboxRequest, timeoutMs: number): BuiltRun {
  const names = Object.keys(request.scope);
  const badName = names.find((name) => !IDENTIFIER.test(name));
  if (badName !== undefined) throw new TypeError(`"${badName}" can't be a name in a script`);

  const parts = request.scripts.map(({ source }) => source);
  const wholeValues = new Map<string, number>();
  const addWhole = (name: string, value: JsonValue): number => {
    const known = wholeValues.get(name);
    if (known !== undefined) return known;
    const part = parts.push(toJson(value)) - 1;
    wholeValues.set(name, part);
    return part;
  };

  const scripts = request.scripts.map(({ kind, source }, index): WireScript => {
    const values = names.map((name) => {
      const value = request.scope[name];
      const picked = value === undefined ? undefined : pickScopeValue(source, name, value);
      if (value === undefined || picked === undefined) return -1;
      return picked === value ? addWhole(name, value) : parts.push(toJson(picked)) - 1;
    });
    return { kind, source: index, values };
  });
  return { head: { kind: 'run', parts: parts.length, timeoutMs, names, scripts }, parts };
}

function toJson(value: JsonValue): string {
  // Undefined only for what is no JSON value at all.
  return JSON.stringify(value) ?? 'null';
}
