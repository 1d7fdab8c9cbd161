import type { FastifyInstance } from 'fastify';

/** Which methods each path of the API takes, so that a wrong method is told from a wrong path. */
export class AllowedMethods {
  private readonly routes: { url: string; pattern: RegExp; methods: string[] }[] = [];

  /** Call it before any route is there. */
  watch(fastify: Pick<FastifyInstance, 'addHook'>): void {
    fastify.addHook('onRoute', ({ url, method }) => {
      // The answer to preflights, which is for every path and tells nothing of any.
      if (url === '*') return;
      this.routes.push({ url, pattern: patternOf(url), methods: [method].flat() });
    });
  }

  /** The methods that a path takes, sorted; none when there is no such path. */
  of(path: string): string[] {
    const fitting = this.routes.filter(({ url, pattern }) => {
      // Every path of the editor is a page, but none of the API is.
      return pattern.test(path) && !(url === '/*' && path.startsWith('/api'));
    });
    return [...new Set(fitting.flatMap(({ methods }) => methods))].sort();
  }
}

/** A route such as `/api/keys/:id` or `/*` as a pattern of whole paths. */
function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+').replace(/\*$/, '.*')}/?$`);
}
