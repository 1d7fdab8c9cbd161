import path from 'node:path';
import type { Program } from '../stack/program';
import type { Image } from './image-builder';
import { runAs } from './run-as';
import { spawnProgram } from './spawn-program';

/** Starts what a container of the image would run: its command, in its folder, with just this environment, not as root. */
export function startContainer(image: Image, environment: Record<string, string>): Program {
  return spawnProgram(image.command, {
    cwd: path.join(image.root, image.workdir),
    env: { PATH: `${image.root}/usr/local/bin:/usr/bin:/bin`, ...image.environment, ...environment },
    ...runAs('nobody'),
  });
}
