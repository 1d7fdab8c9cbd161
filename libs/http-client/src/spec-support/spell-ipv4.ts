/** Every way to write an IPv4 address as the host of a URL: as a number, in parts, in other digits, inside an IPv6 address. */
export function spellIpv4(address: string): string[] {
  const parts = address.split('.').map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (value: number) => value.toString(16);
  const [high, low] = [a * 256 + b, c * 256 + d];
  const ipv6 = `${hex(high)}:${hex(low)}`;
  const each = (write: (part: number) => string) => parts.map(write).join('.');
  return [
    ...[
      address,
      `${address}.`,
      String(whole),
      `${whole}.`,
      `0x${hex(whole)}`,
      `0X${hex(whole).toUpperCase()}`,
    ],
    ...[
      `0${whole.toString(8)}`,
      `0x${'0'.repeat(3000)}${hex(whole)}`,
      `${'0'.repeat(3000)}${whole.toString(8)}`,
    ],
    ...[
      each((part) => `0x${hex(part)}`),
      each((part) => `0${part.toString(8)}`),
      each((part) => `000${part.toString(8)}`),
    ],
    ...[
      `${a}.${b}.${low}`,
      `${a}.${(b * 256 + c) * 256 + d}`,
      `0x${hex(a)}.${b * 65_536 + low}`,
      `0${a.toString(8)}.${b}.0x${hex(low)}`,
    ],
    ...DIGITS.map((zero) => inDigits(address, zero)),
    ...['。', '．', '｡', '%2e', '%E3%80%82'].map((dot) => address.replaceAll('.', dot)),
    ...[
      percentEncoded(address),
      address.replace('.', '\u00ad.'),
      address.replace('.', '\u2060.'),
      `\u200b${address}`,
    ],
    // IPv4-mapped, -compatible and -translated; NAT64, well-known and local; 6to4; Teredo; ISATAP.
    ...[
      `[::ffff:${address}]`,
      `[::ffff:${ipv6}]`,
      `[0:0:0:0:0:FFFF:${address}]`,
      `[::${address}]`,
      `[::ffff:0:${address}]`,
    ],
    ...[
      `[64:ff9b::${address}]`,
      `[64:ff9b::${ipv6}]`,
      `[64:ff9b:1::${address}]`,
      `[64:ff9b:1:ffff::${ipv6}]`,
    ],
    ...[`[2002:${ipv6}::]`, `[2002:${ipv6}::${ipv6}]`, `[2001:0:${ipv6}::1]`],
    `[2001:0:808:808:0:0:${hex(high ^ 0xffff)}:${hex(low ^ 0xffff)}]`,
    ...[`[fe80::5efe:${address}]`, `[2606:4700::5efe:${address}]`, `[2606:4700::200:5efe:${ipv6}]`],
  ];
}

/** Zeros of other sets of digits that IDNA maps to ASCII: full-width, bold, sans-serif, bold sans-serif, monospace, superscript-like. */
const DIGITS = ['０', '𝟎', '𝟢', '𝟬', '𝟶', '₀'];

function inDigits(text: string, zero: string): string {
  const first = zero.codePointAt(0) ?? 0;
  return text.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
}

function percentEncoded(text: string): string {
  return text.replace(/./g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
