import path from 'node:path';

/** Root of the repository: where Jest runs and images are built from. */
export const REPOSITORY = path.resolve();

/** Files of docker/. */
export const dockerFile = (name: string): string => path.join(REPOSITORY, 'docker', name);
