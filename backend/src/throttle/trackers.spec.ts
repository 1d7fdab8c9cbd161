import { accountOf, addressOf } from './trackers';

describe('addressOf', () => {
  it('counts an IPv6 network as one, whatever address of it calls and however it is written', () => {
    const network = addressOf('2001:db8:1:2::1');
    for (const ip of ['2001:db8:1:2::2', '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2:a:b:c:d'])
      expect(addressOf(ip)).toBe(network);
    expect(addressOf('2001:db8:1:3::1')).not.toBe(network);
  });

  it('counts each IPv4 address by itself, also where it is written as IPv6', () => {
    expect(addressOf('192.0.2.1')).not.toBe(addressOf('192.0.2.2'));
    expect(addressOf('::ffff:192.0.2.1')).toBe(addressOf('192.0.2.1'));
  });

  it.each(['', 'unknown', ':::', 'fe80::1%eth0', '1.2.3', 'x'.repeat(100_000)])(
    'bears with an address that is none: %j',
    (ip) => {
      expect(addressOf(ip).length).toBeLessThan(50);
    },
  );
});

describe('accountOf', () => {
  it('knows an account by every spelling of its e-mail', () => {
    const spellings = [
      'ada@example.org',
      ' ADA@Example.org\t',
      'Ada@example.org',
      `${' '.repeat(300)}ada@example.org`,
    ];
    expect(new Set(spellings.map((email) => accountOf({ body: { email } })))).toEqual(
      new Set(['ada@example.org']),
    );
  });

  it('believes the token rather than the body', () => {
    const user = { email: 'ada@example.org' };
    expect(accountOf({ user, body: { email: 'other@example.org' } })).toBe('ada@example.org');
  });

  it.each([undefined, null, 'text', 7, [], {}, { email: null }, { email: 7 }, { email: { toString: 1 } }])(
    'names none for the body %j',
    (body) => {
      expect(accountOf({ body })).toBeUndefined();
    },
  );

  it('keeps a counter small, whatever is sent', () => {
    expect(accountOf({ body: { email: 'x'.repeat(1_000_000) } })).toHaveLength(254);
  });
});
