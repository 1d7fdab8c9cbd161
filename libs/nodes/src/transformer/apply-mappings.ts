import { isJsonObject, parseDataPath, readPath, type JsonObject, type JsonValue } from '@rex/workflow';
import type { StepWarning } from '@rex/node-sdk';
import { readField } from '../shared/path-or-template';
import { findObstacle } from './find-obstacle';
import type { MappingConfig } from './mapping-config';
import { removePaths } from './remove-paths';
import { writePath } from './write-path';

/** With which of the input's fields the new object begins. */
export type Beginning = { kind: 'empty' } | { kind: 'all' } | { kind: 'pick'; paths: readonly string[] };

/** The new object, or why it can't be made. */
export type MappingResult =
  | {
      ok: true;
      output: JsonObject;
      /** Paths into the input that led to nothing; their fields are null, or left out when they were picked. */
      missing: string[];
      warnings: StepWarning[];
    }
  | { ok: false; message: string };

type Keys = (string | number)[];

/**
 * Builds an object in this order: the fields it begins with; all moved fields are taken away at once, so that two may swap; then
 * mapping by mapping, where a later one wins. Values are always read from the input, which is not changed. What is overwritten
 * by a copy or by a later mapping is told as a warning, and so is what stood in the way of a path.
 */
export function applyMappings(
  mappings: readonly MappingConfig[],
  input: JsonValue,
  beginning: Beginning,
): MappingResult {
  const builder = new ObjectBuilder(input);
  try {
    builder.begin(beginning);
    builder.takeAway(mappings.flatMap(({ move, from }) => (move && typeof from === 'string' ? [from] : [])));
    for (const mapping of mappings) builder.apply(mapping);
  } catch (error) {
    if (error instanceof PathError) return { ok: false, message: error.message };
    throw error;
  }
  return { ok: true, output: builder.output, missing: builder.missing, warnings: builder.warnings };
}

/** A path that nothing can be written to. */
class PathError extends Error {}

class ObjectBuilder {
  output: JsonObject = {};
  readonly missing: string[] = [];
  readonly warnings: StepWarning[] = [];
  /** Paths that mappings wrote to. */
  private written: Keys[] = [];

  constructor(private readonly input: JsonValue) {}

  begin(beginning: Beginning): void {
    if (beginning.kind === 'all' && isJsonObject(this.input)) this.output = this.input;
    if (beginning.kind !== 'pick') return;
    for (const path of beginning.paths) {
      const { found, value } = readField(path, this.input);
      if (found) this.write(path, value ?? null);
      else this.missing.push(path);
    }
  }

  takeAway(paths: readonly string[]): void {
    this.output = removePaths(this.output, paths.map(keysOf));
  }

  apply({ to = '', from, value, remove }: MappingConfig): void {
    if (remove !== undefined) return this.remove(remove);
    const keys = keysOf(to);
    if (from === undefined) {
      this.warnOfEarlier(to, keys);
      this.warnOfObstacle(to, keys);
      this.write(to, value ?? null);
    } else {
      this.copy(to, keys, from);
    }
    this.written.push(keys);
  }

  private copy(to: string, keys: Keys, from: NonNullable<MappingConfig['from']>): void {
    const { found, value = null } = readField(from, this.input);
    if (!found && typeof from === 'string') this.missing.push(from);
    if (!this.warnOfEarlier(to, keys) && !this.warnOfObstacle(to, keys) && typeof from === 'string') {
      const there = readPath(this.output, keys);
      if (there.found && there.value !== value) this.warnOverwritten(`"${to}" was there already`);
    }
    this.write(to, value);
  }

  private remove(path: string): void {
    const keys = keysOf(path);
    if (!readPath(this.output, keys).found) {
      const message = `There is nothing at "${path}" to remove.`;
      this.warnings.push({ code: 'path-missing', message });
    }
    this.output = removePaths(this.output, [keys]);
    this.written = this.written.filter((other) => !isWithin(other, keys));
  }

  private write(to: string, value: JsonValue): void {
    try {
      this.output = writePath(this.output, keysOf(to), value);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw new PathError(`Can't write to "${to}": ${error.message}.`);
    }
  }

  private warnOfEarlier(to: string, keys: Keys): boolean {
    if (!this.written.some((other) => isWithin(other, keys))) return false;
    this.warnOverwritten(`An earlier mapping wrote to "${to}" already`);
    return true;
  }

  private warnOfObstacle(to: string, keys: Keys): boolean {
    const obstacle = findObstacle(this.output, keys);
    if (!obstacle) return false;
    const at = JSON.stringify(obstacle.join('.'));
    this.warnOverwritten(`What stood at ${at} has no room for "${to}"`);
    return true;
  }

  private warnOverwritten(what: string): void {
    this.warnings.push({ code: 'field-overwritten', message: `${what}; it was replaced.` });
  }
}

function keysOf(path: string): Keys {
  const keys = parseDataPath(path);
  if (!keys) throw new PathError(`"${path}" is no path; write names between dots, such as order.total.`);
  if (typeof keys[0] === 'number') {
    throw new PathError(`"${path}" begins with an index, but the output is an object; begin with a name.`);
  }
  return keys;
}

/** Whether a path is another or lies within it. */
function isWithin(path: Keys, other: Keys): boolean {
  return other.length <= path.length && other.every((key, index) => key === path[index]);
}
