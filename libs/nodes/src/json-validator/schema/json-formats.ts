/**
 * The formats that are checked, by name; others are notes. Self-contained: its source is sent to the sandbox.
 * Sources: RFC 3339 (dates), 5321 and 6531 (mail), 3986 and 3987 (URIs), 1123 (hosts), 4122 (UUID), 6901 (pointers).
 */
export function jsonFormats(): { [name: string]: (text: string) => boolean } {
  const matching = (pattern: RegExp) => (text: string) => pattern.test(text);

  const isDate = (text: string): boolean => {
    const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
    const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    return day >= 1 && day <= (days[month - 1] ?? 0);
  };
  const isTime = (text: string): boolean => {
    const parts = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):(\d\d))$/i.exec(text);
    if (!parts) return false;
    const [hour = 0, minute = 0, second = 0] = parts.slice(1, 4).map(Number);
    const [zoneHour, zoneMinute] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
    if (hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return false;
    if (second < 60) return true;
    // A leap second is the last one of a day in UTC.
    const shift = (zoneHour * 60 + zoneMinute) * (parts[4] === '-' ? -1 : 1);
    return (hour * 60 + minute - shift + 1440) % 1440 === 1439;
  };
  const isDateTime = (text: string): boolean => {
    const [date = '', time = '', ...more] = text.split(/t/i);
    return more.length === 0 && isDate(date) && isTime(time);
  };

  const isIpv4 = matching(/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/);
  const isIpv6 = (text: string): boolean => {
    const [left = '', right, ...more] = text.split('::');
    if (more.length > 0 || /[^0-9a-f:.]/i.test(text)) return false;
    const groups = [left, right ?? ''].flatMap((side) => (side === '' ? [] : side.split(':')));
    const last = groups.at(-1) ?? '';
    const endsInIpv4 = last.includes('.');
    if (endsInIpv4 && !isIpv4(last)) return false;
    const hex = endsInIpv4 ? groups.slice(0, -1) : groups;
    const count = groups.length + Number(endsInIpv4);
    return hex.every(matching(/^[0-9a-f]{1,4}$/i)) && (right === undefined ? count === 8 : count < 8);
  };

  const isHost = (text: string): boolean =>
    text.length <= 253 &&
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(text);
  const isMail = (text: string, atom: RegExp, host: (text: string) => boolean): boolean => {
    const at = text.lastIndexOf('@');
    const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1) return false;
    const isLocal =
      /^"(?:[^"\\\r\n]|\\.)*"$/.test(local) || local.split('.').every((part) => atom.test(part));
    if (!domain.startsWith('[')) return isLocal && host(domain);
    const address = /^\[(IPv6:)?(.*)\]$/i.exec(domain);
    return isLocal && address !== null && (address[1] ? isIpv6 : isIpv4)(address[2] ?? '');
  };
  const isWideHost = matching(/^[\p{L}\p{N}\p{M}-]+(\.[\p{L}\p{N}\p{M}-]+)*$/u);

  /** The characters of a URI reference, `wide` with those beyond ASCII. */
  const isReference = (text: string, isWide: boolean): boolean => {
    const allowed = isWide
      ? /^(?:%[0-9a-f]{2}|[^\s"<>\\^`{|}%\u0000-\u001f\u007f])*$/iu
      : /^(?:%[0-9a-f]{2}|[!#$&'()*+,\-./0-9:;=?@A-Z[\]_a-z~])*$/i;
    const parts = /^([^:/?#]+:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(text);
    if (!parts || !allowed.test(text)) return false;
    const [, scheme, authority, path = '', query = '', fragment = ''] = parts;
    if (scheme !== undefined && !/^[a-z][a-z0-9+.-]*:$/i.test(scheme)) return false;
    if (/[[\]]/.test(path + query + fragment) || fragment.slice(1).includes('#')) return false;
    if (authority === undefined) return true;
    const host = /^(?:[^@[\]]*@)?(?:\[([^\]]*)\]|[^:@[\]]*)(?::\d*)?$/u.exec(authority);
    return host !== null && (host[1] === undefined || isIpv6(host[1]) || /^v[0-9a-f]+\..+$/i.test(host[1]));
  };
  const hasScheme = matching(/^[a-z][a-z0-9+.-]*:/i);

  return {
    date: isDate,
    time: isTime,
    'date-time': isDateTime,
    duration: matching(
      /^P(?!$)(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?=\d)(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/,
    ),
    email: (text) => isMail(text, /^[\w!#$%&'*+/=?^`{|}~-]+$/, isHost),
    'idn-email': (text) => isMail(text, /^[\w!#$%&'*+/=?^`{|}~\u{80}-\u{10ffff}-]+$/u, isWideHost),
    hostname: isHost,
    ipv4: isIpv4,
    ipv6: isIpv6,
    uri: (text) => hasScheme(text) && isReference(text, false),
    'uri-reference': (text) => isReference(text, false),
    iri: (text) => hasScheme(text) && isReference(text, true),
    'iri-reference': (text) => isReference(text, true),
    uuid: matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
    'json-pointer': matching(/^(?:\/(?:[^~/]|~[01])*)*$/),
    'relative-json-pointer': matching(/^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/),
    regex: (text) => {
      try {
        return new RegExp(text, 'u') instanceof RegExp;
      } catch {
        return false;
      }
    },
  };
}
