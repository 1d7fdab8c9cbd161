import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A service of the compose file, as far as tests look at it. */
export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile: string };
  user?: string;
  command?: string[];
  environment?: Record<string, string | null>;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  container_name?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
}

/** The compose file, as far as tests look at it. */
export interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

/** Reads a compose file; variables stay as they are written. */
export function readComposeFile(file: string): ComposeFile {
  return parse(readFileSync(file, 'utf8'), { merge: true }) as ComposeFile;
}

/**
 * Puts variables into a text as compose does: `${NAME:?message}`, `${NAME:-default}`, `$$`.
 * @throws Error with the message when a required variable is missing or empty.
 */
export function interpolate(text: string, variables: Record<string, string>): string {
  return text.replaceAll(
    /\$\$|\$\{(\w+)(?::([?-])([^}]*))?\}/g,
    (match, name: string, kind: string, rest: string) => {
      if (match === '$$') return '$';
      const value = variables[name];
      if (value) return value;
      if (kind === '-') return rest;
      throw new Error(kind === '?' ? `${name}: ${rest}` : `${name} is not set`);
    },
  );
}

/** The environment that compose gives a service: a setting without a value comes from the variables, if it is there. */
export function serviceEnvironment(
  service: ComposeService,
  variables: Record<string, string>,
): Record<string, string> {
  const entries = Object.entries(service.environment ?? {}).flatMap(([name, value]): [string, string][] => {
    if (value !== null) return [[name, interpolate(String(value), variables)]];
    const given = variables[name];
    return given === undefined ? [] : [[name, given]];
  });
  return Object.fromEntries(entries);
}
