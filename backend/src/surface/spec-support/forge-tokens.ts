import { JwtService } from '@nestjs/jwt';

/** Tokens that nobody may be let in with, each made from one that is good. */
export function forgeTokens(
  token: string,
  secret: string,
): Record<'expired' | 'none' | 'other-secret', string> {
  const jwt = new JwtService({});
  const { exp: _, ...claims } = jwt.decode<Record<string, unknown> & { exp: number }>(token);
  const long = { ...claims, exp: Math.floor(Date.now() / 1000) + 3600 };
  const unsigned = [{ alg: 'none', typ: 'JWT' }, long].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return {
    expired: jwt.sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 10 }, { secret }),
    none: `${unsigned.join('.')}.`,
    'other-secret': jwt.sign(long, { secret: 'another secret that is long enough to be one' }),
  };
}
