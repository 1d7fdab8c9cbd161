/** The form in which personal data is hashed: the same for what people write in different ways. */
export function normalizePii(kind: string, secret: string): string {
  switch (kind) {
    case 'email':
      return secret.normalize('NFC').toLowerCase();
    case 'card':
    case 'ssn':
      return digitsOf(secret);
    case 'iban':
      return secret.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
    case 'phone':
      return normalizePhone(secret);
    case 'ipv4':
      return secret.split('.').map(Number).join('.');
    case 'ipv6':
      return normalizeIpv6(secret);
    default:
      return secret;
  }
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** `+` and digits for what names its country, else digits. The trunk zero of `+49 (0)30` is not dialled. */
function normalizePhone(secret: string): string {
  const international = /^(?:\+|00)(.*)$/s.exec(secret)?.[1];
  return international === undefined ? digitsOf(secret) : `+${digitsOf(international.replace('(0)', ''))}`;
}

/** Eight groups in small letters without leading zeros, and the zone as it is. */
function normalizeIpv6(secret: string): string {
  const [address = '', zone] = secret.toLowerCase().split('%');
  const hex = address.replace(/[\d.]+$/, (end) => (end.includes('.') ? twoGroups(end) : end));
  const [left = '', right] = hex.split('::').map((side) => side.split(':').filter((group) => group !== ''));
  const [before, after] = [left === '' ? [] : left, right ?? []];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16).toString(16));
  return groups.join(':') + (zone === undefined ? '' : `%${zone}`);
}

function twoGroups(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
