import { proxies } from './parse-proxies';

const { parse } = proxies('');

describe('proxies', () => {
  it.each([
    [undefined, false],
    ['false', false],
    ['0', false],
    ['off', false],
    ['TRUE', true],
    ['on', true],
    ['1', 1],
    ['2', 2],
    ['10.0.0.7', ['10.0.0.7']],
    ['10.0.0.0/8, 192.168.1.1 ,fd00::/8', ['10.0.0.0/8', '192.168.1.1', 'fd00::/8']],
    ['::1,::ffff:10.0.0.1', ['::1', '::ffff:10.0.0.1']],
    ['loopback,uniquelocal', ['loopback', 'uniquelocal']],
  ])('reads %j', (raw, expected) => {
    expect(parse(raw)).toEqual(expected);
  });

  it.each([
    ...['proxy.example.org', '10.0.0.256', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/', '10.0.0/8', '::/129'],
    ...['::1::', '10.0.0.0/8/8', '10.0.0.1,', ',', '-1', '1.5', '33', '10.0.0.1;10.0.0.2', '010.0.0.1'],
  ])('refuses %j by name', (raw) => {
    expect(() => parse(raw)).toThrow(/must be/);
  });
});
