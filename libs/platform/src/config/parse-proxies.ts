import type { Setting } from './parse-setting';

/** Whose forwarded headers are believed: nobody's, everybody's, those of the last proxies in line, or of the addresses given. */
export type TrustedProxies = boolean | number | string[];

/** Names of address ranges that Fastify knows. */
const RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const MAX_PROXIES = 32;

/** `false`, `true`, how many proxies there are in front, or a comma-separated list of addresses, CIDRs and names of ranges. */
export function proxies(meaning: string): Setting<TrustedProxies> {
  return {
    defaultText: 'false',
    meaning,
    parse(raw = 'false') {
      const word = raw.trim().toLowerCase();
      if (['true', 'yes', 'on'].includes(word)) return true;
      if (['false', 'no', 'off', '0'].includes(word)) return false;
      if (/^\d+$/.test(word)) {
        if (Number(word) > MAX_PROXIES)
          throw new Error(`must be at most ${MAX_PROXIES} proxies, not ${word}`);
        return Number(word);
      }
      const places = word.split(',').map((each) => each.trim());
      const wrong = places.find((each) => !RANGES.includes(each) && !isAddressOrRange(each));
      if (wrong === undefined) return places;
      throw new Error(`must be true, false, a number of proxies, or addresses and CIDRs; "${wrong}" is none`);
    },
  };
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const width = isIpv4(address) ? 32 : isIpv6(address) ? 128 : 0;
  if (width === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= width);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** URLs know every spelling of an IPv6 address (WHATWG URL, host parser). */
function isIpv6(text: string): boolean {
  return /^[\da-f:.]+$/.test(text) && URL.canParse(`http://[${text}]/`);
}
