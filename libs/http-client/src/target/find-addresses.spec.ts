import { parseAllowList } from '../address/parse-allow-list';
import { findAddresses } from './find-addresses';
import { readTarget } from './read-target';

const find = (
  url: string,
  { addresses = [], allow = [], ports }: { addresses?: string[]; allow?: string[]; ports?: number[] } = {},
) =>
  findAddresses(readTarget(url), {
    allowList: parseAllowList(allow),
    resolve: () => Promise.resolve(addresses),
    ...(ports ? { allowedPorts: new Set(ports) } : {}),
  });

describe('findAddresses', () => {
  it('gives the public addresses of a name and leaves out the others', async () => {
    const addresses = ['127.0.0.1', '1.1.1.1', '::ffff:1.1.1.1', '2606:4700::1', 'nonsense', '1.1.1.1'];
    expect(await find('http://a.example/', { addresses })).toEqual(['1.1.1.1', '2606:4700::1']);
  });

  it('refuses a name that has private addresses only, without telling them', async () => {
    const error: unknown = await find('http://a.example/x', { addresses: ['10.9.8.7', 'fd00::1'] }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'address-refused', isSent: false, isTransient: false });
    expect(String(error)).not.toContain('10.9.8.7');
  });

  it('gives private addresses that the operator allows', async () => {
    const addresses = ['10.0.0.1', '10.0.0.2'];
    expect(await find('http://a.lan/', { addresses, allow: ['a.lan'] })).toEqual(addresses);
    expect(await find('http://a.lan/', { addresses, allow: ['10.0.0.2'] })).toEqual(['10.0.0.2']);
    expect(await find('http://[::1]:81/', { allow: ['[::1]:81'] })).toEqual(['::1']);
    await expect(find('http://a.lan:81/', { addresses, allow: ['a.lan:80'] })).rejects.toMatchObject({
      code: 'address-refused',
    });
  });

  it('gives four addresses at most', async () => {
    const addresses = Array.from({ length: 20 }, (_, index) => `1.1.1.${index}`);
    expect(await find('http://a.example/', { addresses })).toHaveLength(4);
  });

  it('says that a name is unknown when it has no address and when looking it up fails', async () => {
    await expect(find('http://a.example/')).rejects.toMatchObject({ code: 'dns-failed' });
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    const policy = { allowList: parseAllowList([]), resolve };
    await expect(findAddresses(readTarget('http://a.example/'), policy)).rejects.toMatchObject({
      code: 'dns-failed',
      isTransient: true,
    });
  });

  it('refuses the ports of other protocols, even of allowed hosts, unless the operator names the port', async () => {
    await expect(find('http://1.1.1.1:25/')).rejects.toMatchObject({ code: 'port-refused' });
    await expect(find('http://1.1.1.1:0/')).rejects.toMatchObject({ code: 'port-refused' });
    await expect(find('http://10.0.0.1:6667/', { allow: ['10.0.0.1'] })).rejects.toMatchObject({
      code: 'port-refused',
    });
    expect(await find('http://10.0.0.1:6667/', { allow: ['10.0.0.1:6667'] })).toEqual(['10.0.0.1']);
  });

  it('keeps to the ports that are given', async () => {
    expect(await find('https://1.1.1.1/', { ports: [443] })).toEqual(['1.1.1.1']);
    await expect(find('http://1.1.1.1/', { ports: [443] })).rejects.toMatchObject({ code: 'port-refused' });
  });
});
