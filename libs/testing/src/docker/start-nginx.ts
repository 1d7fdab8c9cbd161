import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '@rex/embedded';
import type { Program } from '../stack/program';
import { untilReady } from './debian-services';
import { runAs } from './run-as';
import { spawnProgram } from './spawn-program';

/** A running nginx. */
export interface RunningNginx {
  url: string;
  program: Program;
}

export interface NginxOptions {
  /** The root of the image: has etc/nginx with the configuration and srv/editor with the editor. */
  root: string;
  /** Gets what nginx writes. */
  folder: string;
  backendPort: number;
  command: string[];
  environment: Record<string, string>;
}

/**
 * Starts this machine's nginx as an unprivileged user with the image's configuration, in which only places change: the
 * paths, the port and the backend's address.
 */
export async function startNginx({
  root,
  folder,
  backendPort,
  ...image
}: NginxOptions): Promise<RunningNginx> {
  const port = await freePort();
  const scratch = path.join(folder, 'nginx-tmp');
  const configuration = path.join(folder, 'nginx-etc');
  mkdirSync(scratch);
  chmodSync(scratch, 0o777);
  mkdirSync(configuration);
  const places: [string, string][] = [
    ['/tmp/', `${scratch}/`],
    ['/etc/nginx/', `${configuration}/`],
    ['/srv/editor', path.join(root, 'srv/editor')],
    ['/dev/stdout', `${scratch}/access.log`],
    ['listen 3000;', `listen 127.0.0.1:${port};`],
    ['rex-backend:4000', `127.0.0.1:${backendPort}`],
  ];
  const inPlace = (text: string) => places.reduce((result, [from, to]) => result.replaceAll(from, to), text);
  for (const name of readdirSync(path.join(root, 'etc/nginx'))) {
    const text = readFileSync(path.join(root, 'etc/nginx', name), 'utf8');
    writeFileSync(path.join(configuration, name), inPlace(text));
  }
  const program = spawnProgram(image.command.map(inPlace), {
    cwd: scratch,
    env: { PATH: '/usr/sbin:/usr/bin:/bin', ...image.environment },
    ...runAs('nobody'),
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(program, () => fetch(`${url}/healthz`));
  return { url, program };
}
