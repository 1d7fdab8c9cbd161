import type { FastifyHelmetOptions } from '@fastify/helmet';

/** What browsers may do with our pages: own scripts, styles and fonts only, framed by nobody. */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // REX is often reached by plain HTTP in a home network; whoever ends TLS in front of it sets this header there.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
};

/** The Swagger page brings inline styles of its own; it shows our document and no data of users. */
export const SWAGGER_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";
