import { AllowList } from './allow-list';
import { parseCidr } from './parse-cidr';

/**
 * Reads what an operator lets the client reach although it is private: `ollama.lan`, `localhost:11434`, `10.1.2.3`,
 * `10.1.2.3:8080`, `[fd00::7]:8080`, `10.0.0.0/8`, `fd00::/8`. A host without a port means all its ports that the port
 * policy permits. Throws a TypeError that names the first entry that is none of these.
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const list = new AllowList();
  for (const entry of entries.map((each) => each.trim()).filter((each) => each !== '')) {
    const cidr = parseCidr(entry);
    if (cidr) list.addNetwork(entry);
    else addHost(list, entry);
  }
  return list;
}

function addHost(list: AllowList, entry: string): void {
  const match = /^(\[[0-9A-Fa-f.:]+\]|[^\s/?#@:\\*%[\]]+)(?::(\d{1,5}))?$/.exec(entry);
  const port = match?.[2] === undefined ? undefined : Number(match[2]);
  // The same parser as that of targets, so that both spell a host the same way.
  const url = match && URL.parse(`http://${match[1]}/`);
  if (!url || (port !== undefined && (port === 0 || port > 65_535))) {
    throw new TypeError(`"${entry}" is no host, host:port, address or CIDR`);
  }
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
  if (parseCidr(host)) list.addNetwork(host, port);
  else list.addHost(host, port);
}
