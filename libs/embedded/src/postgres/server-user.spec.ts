import { findServerUser, parseUser } from './server-user';

const PASSWD =
  'root:x:0:0:root:/root:/bin/sh\npostgres-old:x:7:7::/:/bin/false\nnobody:x:65534:65533:nobody:/:/bin/false\n';

describe('parseUser', () => {
  it('reads user and group of exactly the named user', () => {
    expect(parseUser(PASSWD, 'nobody')).toEqual({ uid: 65534, gid: 65533 });
    expect(parseUser(PASSWD, 'postgres')).toBeUndefined();
  });

  it('never hands the server to root', () => {
    expect(parseUser(PASSWD, 'root')).toBeUndefined();
  });
});

describe('findServerUser', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.skip;

  asRoot('takes the first user that exists (needs root)', () => {
    expect(findServerUser(['postgres', 'nobody'], PASSWD)).toEqual({ uid: 65534, gid: 65533 });
  });

  asRoot('says what to do when there is none (needs root)', () => {
    expect(() => findServerUser(['postgres'], PASSWD)).toThrow(/no user postgres.*Start REX as another user/);
  });
});
