/**
 * Whether a Prefer header (RFC 7240) asks for a short answer: `return=minimal`. Of several `return` the first counts, and what
 * else it says is for others.
 */
export function prefersMinimal(header: string | string[] | undefined): boolean {
  const preferences = [header ?? []].flat().join(',').split(',');
  for (const preference of preferences) {
    const [, value] = /^\s*return\s*=\s*"?([\w-]+)"?\s*(?:;|$)/i.exec(preference) ?? [];
    if (value !== undefined) return value.toLowerCase() === 'minimal';
  }
  return false;
}
