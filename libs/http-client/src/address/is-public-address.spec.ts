import fc from 'fast-check';
import { isPublicAddress } from './is-public-address';

const PUBLIC = [
  '2606:4700::5efe:1.1.1.1',
  ...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...[
    '128.0.0.0',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.1.1',
  ],
  ...['192.169.0.0', '198.17.255.255', '198.20.0.0', '203.0.112.255', '203.0.114.0', '223.255.255.255'],
  ...[
    '168.63.129.15',
    '168.63.129.17',
    '2606:4700:4700::1111',
    '2a00:1450:4001:830::200e',
    '2001:4860:4860::8888',
  ],
  ...['2001:200::1', '2003::1', '2400::1', '3ffd::1', '3fff:1000::1'],
];

const REFUSED = [
  ...[
    '0.0.0.0',
    '0.255.255.255',
    '10.0.0.0',
    '10.255.255.255',
    '100.64.0.0',
    '100.100.100.200',
    '100.127.255.255',
  ],
  ...['127.0.0.0', '127.0.0.1', '127.255.255.255', '169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ...['172.16.0.0', '172.31.255.255', '192.0.0.0', '192.0.0.192', '192.0.0.255', '192.0.2.1', '192.88.99.1'],
  ...['192.168.0.0', '192.168.255.255', '198.18.0.0', '198.19.255.255', '198.51.100.7', '203.0.113.0'],
  ...['224.0.0.0', '239.255.255.255', '240.0.0.0', '255.255.255.254', '255.255.255.255', '168.63.129.16'],
  ...['192.31.196.1', '192.52.193.1', '192.175.48.1'],
  ...[
    '::',
    '::1',
    '::127.0.0.1',
    '::8.8.8.8',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '::ffff:0:7f00:1',
  ],
  ...[
    '64:ff9b::',
    '64:ff9b::808:808',
    '64:ff9b::127.0.0.1',
    '64:ff9b:1::',
    '64:ff9b:1:ffff::1',
    '100::1',
    '100:0:0:1::1',
  ],
  ...[
    '2001::',
    '2001::1',
    '2001:0:4136:e378::1',
    '2001:2::1',
    '2001:10::1',
    '2001:20::1',
    '2001:1ff:ffff::1',
  ],
  ...[
    '2001:db8::',
    '2001:db8:ffff::1',
    '2002::',
    '2002:7f00:1::',
    '2002:808:808::1',
    '2620:4f:8000::1',
    '3ffe::1',
  ],
  ...[
    '3fff::',
    '3fff:fff:ffff::1',
    '4000::1',
    '5f00::1',
    'fc00::',
    'fd00:ec2::254',
    'fdff:ffff::1',
    'fe80::1',
  ],
  ...[
    'febf::1',
    'fec0::1',
    'feff::1',
    'ff00::',
    'ff02::1',
    'ffff:ffff::1',
    '1fff:ffff::1',
    '0:0:0:0:0:0:0:1',
  ],
  ...['2606:4700::5efe:7f00:1', '2606:4700::200:5efe:10.0.0.1'],
];

const NO_ADDRESS = [
  ...[
    '',
    ' ',
    'localhost',
    '127.1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '1.1.1.1 ',
    ' 1.1.1.1',
    '1.1.1.1\n',
  ],
  ...[
    '1.1.1.1:80',
    '[2606:4700::1]',
    '2606:4700::1%eth0',
    'fe80::1%1',
    '1.1.1',
    '1.1.1.256',
    '01.1.1.1',
    '１.1.1.1',
  ],
];

describe('isPublicAddress', () => {
  it.each(PUBLIC)('permits %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(REFUSED)('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(NO_ADDRESS)('takes %j for no address', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });

  it('refuses every IPv4 address of a private range, and every IPv6 address that carries one', () => {
    const octet = fc.nat(255);
    const firstOctets = fc.constantFrom(
      '0',
      '10',
      '127',
      '169.254',
      '172.16',
      '172.31',
      '192.168',
      '224',
      '255',
    );
    fc.assert(
      fc.property(firstOctets, octet, octet, octet, (first, b, c, d) => {
        const address = [...first.split('.'), b, c, d].slice(0, 4).join('.');
        const carriers = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', 'fe80::', '2001::'];
        expect([address, ...carriers.map((each) => each + address)].filter(isPublicAddress)).toEqual([]);
      }),
    );
  });

  it('refuses every IPv6 address outside 2000::/3', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const isGlobal = ((groups[0] ?? 0) & 0xe000) === 0x2000;
        const isPermitted = isPublicAddress(groups.map((each) => each.toString(16)).join(':'));
        expect(isPermitted && !isGlobal).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
