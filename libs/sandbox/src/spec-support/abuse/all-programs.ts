import { BOMBS } from './bombs';
import { ESCAPES } from './escapes';
import { FLOODS } from './floods';
import { HANGS } from './hangs';
import { POISONS } from './poisons';
import type { Program } from './program';
import { REFLECTIONS } from './reflections';
import { SOURCES } from './sources';

/** Every program that tries to do harm, by what it tries. */
export const PROGRAMS: [what: string, programs: Program[]][] = [
  ['that hangs by', HANGS],
  ['that floods memory or result by', FLOODS],
  ['that makes a built-in explode by', BOMBS],
  ['that reaches for', ESCAPES],
  ['that climbs by', REFLECTIONS],
  ['whose text attacks by', SOURCES],
  ['that poisons', POISONS],
];
