import { isatapIpv4 } from './isatap-ipv4';

describe('isatapIpv4', () => {
  it.each<[string, string | undefined]>([
    ['fe80::5efe:127.0.0.1', '127.0.0.1'],
    ['2606:4700::5efe:a00:1', '10.0.0.1'],
    ['2606:4700:1:2:0:5EFE:192.168.1.9', '192.168.1.9'],
    ['2606:4700::200:5efe:a9fe:a9fe', '169.254.169.254'],
    ['2606:4700:0:0:0200:5efe::', '0.0.0.0'],
    ['2606:4700::5efe:1', undefined],
    ['2606:4700::100:5efe:a00:1', undefined],
    ['::5efe:a00:1', '10.0.0.1'],
    ['::', undefined],
    ['2606:4700::1111', undefined],
    ['fe80::5efe:a00:1%eth0', undefined],
    ['10.0.0.1', undefined],
    ['', undefined],
  ])('finds in %j the address %s', (address, expected) => {
    expect(isatapIpv4(address)).toBe(expected);
  });
});
