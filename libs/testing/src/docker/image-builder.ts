import { copyFile, cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { listBuildContext } from './build-context';
import { readDockerfile, type Instruction, type Stage } from './dockerfile';
import { dockerFile, REPOSITORY } from './repository';
import { runToEnd } from './spawn-program';

/** What a build leaves: a folder that stands for the root of a file system, and how to start a program in it. */
export interface Image {
  root: string;
  workdir: string;
  environment: Record<string, string>;
  user: string;
  command: string[];
}

/** What a build may see of this machine's environment: how npm is to be reached, and nothing about us. */
const PASSED_ON = [
  'HOME',
  'TMPDIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'NODE_EXTRA_CA_CERTS',
  'npm_config_cache',
];

/**
 * Executes Dockerfiles without Docker: every stage is a plain folder, and RUN happens in it as the tests' own user. A base
 * image is this machine's Node, or its nginx. Stages that are written alike are built once, as by Docker's cache.
 */
export class ImageBuilder {
  private readonly built = new Map<string, Promise<Image>>();

  constructor(private readonly folder: string) {}

  /** Builds the last stage of `docker/<name>.Dockerfile`. */
  async build(name: string): Promise<Image> {
    const stages = new Map<string, Promise<Image>>();
    let last: Promise<Image> | undefined;
    let recipe = '';
    for (const stage of readDockerfile(dockerFile(`${name}.Dockerfile`))) {
      recipe += JSON.stringify(stage);
      last = this.built.get(recipe) ?? this.buildStage(stage, stages);
      this.built.set(recipe, last);
      stages.set(stage.name, last);
    }
    if (!last) throw new Error(`${name}.Dockerfile has no stage`);
    return last;
  }

  private async buildStage(stage: Stage, earlier: Map<string, Promise<Image>>): Promise<Image> {
    const root = path.join(this.folder, `stage-${this.built.size}`);
    await mkdir(root);
    const base = await earlier.get(stage.base);
    const image: Image = base
      ? { ...base, root, environment: { ...base.environment } }
      : { root, workdir: '/', environment: {}, user: 'root', command: [] };
    if (base) await link(`${base.root}/.`, root);
    else await provideBase(stage.base, root);
    for (const instruction of stage.instructions) await execute(instruction, image, earlier);
    return image;
  }
}

async function provideBase(name: string, root: string): Promise<void> {
  if (name.startsWith('node:')) {
    await mkdir(path.join(root, 'usr/local/bin'), { recursive: true });
    await copyFile(process.execPath, path.join(root, 'usr/local/bin/node'));
  } else if (name.startsWith('nginx:')) {
    await mkdir(path.join(root, 'etc/nginx'), { recursive: true });
    await copyFile('/etc/nginx/mime.types', path.join(root, 'etc/nginx/mime.types'));
  } else throw new Error(`no stand-in for the image ${name}`);
}

async function execute(
  { keyword, text }: Instruction,
  image: Image,
  stages: Map<string, Promise<Image>>,
): Promise<void> {
  switch (keyword) {
    case 'WORKDIR':
      image.workdir = path.posix.resolve(image.workdir, text);
      await mkdir(path.join(image.root, image.workdir), { recursive: true });
      return;
    case 'ENV':
      for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S*)/g)) image.environment[name] = value;
      return;
    case 'USER':
      image.user = text;
      return;
    case 'CMD':
      image.command = JSON.parse(text) as string[];
      return;
    case 'COPY':
      return copy(text, image, stages);
    case 'RUN':
      return runToEnd(['sh', '-c', text], {
        cwd: path.join(image.root, image.workdir),
        env: {
          ...passedOn(),
          ...image.environment,
          PATH: `${image.root}/usr/local/bin:${process.env['PATH']}`,
        },
      });
    case 'ENTRYPOINT':
      if (text !== '[]') throw new Error('only an empty ENTRYPOINT is understood');
      return;
    case 'EXPOSE':
      return;
    default:
      throw new Error(`unknown instruction ${keyword}`);
  }
}

/** `COPY [--from=stage] source... destination`; of a folder, its content. */
async function copy(text: string, image: Image, stages: Map<string, Promise<Image>>): Promise<void> {
  const words = text.split(/\s+/);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const destination = path.join(image.root, path.posix.resolve(image.workdir, words.pop() ?? '.'));
  if (from !== undefined) {
    const source = await stages.get(from);
    if (!source) throw new Error(`COPY from an unknown stage: ${text}`);
    await mkdir(destination, { recursive: true });
    for (const word of words) await link(`${path.join(source.root, word)}/.`, destination);
    return;
  }
  const context = listBuildContext(REPOSITORY);
  for (const word of words) {
    const folder = path.posix.normalize(word);
    const files = context.filter(
      (file) => folder === '.' || file === folder || file.startsWith(`${folder}/`),
    );
    if (files.length === 0) throw new Error(`COPY finds nothing in the build context: ${text}`);
    for (const file of files) {
      const name = file === folder ? path.basename(file) : path.relative(folder, file);
      await cp(path.join(REPOSITORY, file), path.join(destination, name));
    }
  }
}

/** Copies a tree by hard links: a thousand packages in a second. */
function link(source: string, destination: string): Promise<void> {
  return runToEnd(['cp', '-a', '--link', source, destination], {});
}

function passedOn(): Record<string, string> {
  const given = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value]] : [];
  });
  // What npm has in its cache, it need not ask for again.
  return { npm_config_prefer_offline: 'true', ...Object.fromEntries(given) };
}
