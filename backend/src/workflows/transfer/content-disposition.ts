/** Most characters of a file name, so that with its ending it fits every file system in any encoding. */
const MAX_NAME_CHARACTERS = 60;

/** What file names may not hold on one system or another, and what turns text round. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"*/:<>?\\|%;]/gu;

/** Names that are devices on Windows. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A Content-Disposition header (RFC 6266) that offers a JSON file under a name of somebody's choice: safe on every system, in ASCII
 * for those who know no better, and in full (RFC 8187) for the others.
 */
export function contentDisposition(name: string, ending: string): string {
  const safe = fileName(name);
  const ascii = fileName(safe.replace(/[^\x20-\x7e]/g, '_'));
  const full = encodeURIComponent(safe + ending).replace(/['()*]/g, percentEncoded);
  return `attachment; filename="${ascii}${ending}"; filename*=UTF-8''${full}`;
}

/** A name that is a file and nothing else: no folder, no hidden file, no device. */
function fileName(name: string): string {
  const characters = [...name.replace(UNSAFE, '_')].slice(0, MAX_NAME_CHARACTERS).join('');
  const bare = characters.replace(/^[\s.]+|[\s.]+$/g, '');
  if (bare === '' || RESERVED.test(bare)) return `workflow_${bare}`.replace(/_$/, '');
  return bare;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
