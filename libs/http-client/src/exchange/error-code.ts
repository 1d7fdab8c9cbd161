/** The `code` of an error of Node, or '' when it has none. Errors may come from another realm, where instanceof lies. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
