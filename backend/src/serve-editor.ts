import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Built files that never change carry a hash of their content in their name; what is compressed has one ending more. */
const HASHED_NAME = /-[\w-]{8}\.\w+(\.br|\.gz)?$/;

/**
 * Serves the built editor, to whoever takes them as the compressed files that lie beside the built ones. Its routes are the
 * editor's own business: every other page gets index.html.
 */
export async function serveEditor(server: FastifyInstance, directory: string): Promise<void> {
  const root = path.resolve(directory);
  if (!existsSync(path.join(root, 'index.html'))) throw new Error(`EDITOR_DIR has no index.html: ${root}`);
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    // They have no address of their own.
    globIgnore: ['**/*.br', '**/*.gz'],
    setHeaders: (reply, file) => {
      const isHashed = HASHED_NAME.test(file);
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.get('/*', (request, reply) => {
    const isPage =
      !request.url.startsWith('/api') && !path.extname(new URL(request.url, 'http://localhost').pathname);
    return isPage ? reply.sendFile('index.html') : reply.callNotFound();
  });
}
