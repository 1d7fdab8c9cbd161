import { parseDataPath, readPath, type JsonValue, type PathReading } from '@rex/workflow';

/** Follows a path into the body of an answer; `$` is the body itself. */
export function readBodyPath(body: JsonValue, path: string): PathReading {
  if (path.trim() === '$') return { found: true, value: body };
  const keys = parseDataPath(path);
  return keys ? readPath(body, keys) : { found: false, value: undefined };
}
