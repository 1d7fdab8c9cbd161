import { newSecret } from '@rex/platform';
import type { Program } from '../stack/program';
import { freePort } from '@rex/embedded';
import { readComposeFile, serviceEnvironment, type ComposeService } from './compose-file';
import { startPostgresService, startRedisService, untilReady } from './debian-services';
import { ImageBuilder, type Image } from './image-builder';
import { dockerFile } from './repository';
import { startContainer } from './start-container';
import { startNginx } from './start-nginx';

/** All five services of the compose file, running without Docker. */
export interface Cluster {
  images: { backend: Image; worker: Image; frontend: Image };
  /** Where a browser would go. */
  frontendUrl: string | undefined;
  backendUrl: string;
  databaseUrl: string;
  backend: Program;
  workers: Program[];
}

/** Builds the images and starts the services with two workers. Puts each program it starts into `programs`, even if a later one fails. */
export async function startCluster(folder: string, programs: Program[], hasNginx: boolean): Promise<Cluster> {
  const builder = new ImageBuilder(folder);
  // One after the other: they share stages, and the machine may be small.
  const backendImage = await builder.build('backend');
  const workerImage = await builder.build('worker');
  const frontendImage = await builder.build('frontend');

  const variables = {
    POSTGRES_PASSWORD: newSecret(),
    REDIS_PASSWORD: newSecret(),
    JWT_SECRET: newSecret(),
    ENCRYPTION_KEY: newSecret(),
    // A lost worker is noticed soon enough for a test.
    LEASE_SECONDS: '3',
    SWEEP_SECONDS: '1',
    THROTTLE_API_PER_MINUTE: '0',
    THROTTLE_AUTH_PER_MINUTE: '0',
  };
  const { services } = readComposeFile(dockerFile('compose.yml'));
  const service = (name: string): ComposeService => {
    const found = services[name];
    if (!found) throw new Error(`compose.yml has no ${name}`);
    return found;
  };
  const postgres = await startPostgresService(service('rex-postgres'), variables, folder);
  programs.push(postgres.program);
  const redis = await startRedisService(service('rex-redis'), variables, folder);
  programs.push(redis.program);

  const start = (name: string, image: Image, ports: Record<string, string>): Program => {
    const environment = Object.entries({ ...serviceEnvironment(service(name), variables), ...ports }).map(
      ([key, value]) => [key, toLoopback(value, { postgres: postgres.port, redis: redis.port })],
    );
    const program = startContainer(image, Object.fromEntries(environment) as Record<string, string>);
    programs.push(program);
    return program;
  };
  const backendPort = await freePort();
  const backendUrl = `http://127.0.0.1:${backendPort}`;
  const backend = start('rex-backend', backendImage, { PORT: String(backendPort) });
  await untilReady(backend, () => answersWell(`${backendUrl}/api/health`));
  const workers: Program[] = [];
  for (let count = 0; count < 2; count += 1) {
    // Two containers would each have the port for themselves.
    const port = await freePort();
    const worker = start('rex-worker', workerImage, { WORKER_HEALTH_PORT: String(port) });
    workers.push(worker);
    await untilReady(worker, () => answersWell(`http://127.0.0.1:${port}/health`));
  }
  const { root, command } = frontendImage;
  const environment = serviceEnvironment(service('rex-frontend'), variables);
  const nginx = hasNginx ? await startNginx({ root, folder, backendPort, command, environment }) : undefined;
  if (nginx) programs.push(nginx.program);
  return {
    images: { backend: backendImage, worker: workerImage, frontend: frontendImage },
    frontendUrl: nginx?.url,
    backendUrl,
    databaseUrl: `postgres://rex:${variables.POSTGRES_PASSWORD}@127.0.0.1:${postgres.port}/rex`,
    backend,
    workers,
  };
}

function toLoopback(value: string, ports: { postgres: number; redis: number }): string {
  return value
    .replace('rex-postgres:5432', `127.0.0.1:${ports.postgres}`)
    .replace('rex-redis:6379', `127.0.0.1:${ports.redis}`);
}

async function answersWell(url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}
