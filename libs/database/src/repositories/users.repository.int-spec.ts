import { newId } from '@rex/platform';
import { createTestDatabase } from '@rex/testing/stack';
import { createTestBench, type TestBench } from '../testing/test-bench';

describe('UsersRepository', () => {
  let bench: TestBench;

  beforeAll(async () => {
    bench = await createTestBench(await createTestDatabase());
  });

  beforeEach(() => bench.query('TRUNCATE users CASCADE'));

  afterAll(() => bench.close());

  const aUser = (email: string) => ({ id: newId(), email, passwordHash: 'hash', name: null });

  it('creates a user and finds it by id and by e-mail, in any case', async () => {
    const created = await bench.database.users.create(aUser('Ada@Example.org'));
    expect(created).toMatchObject({ email: 'ada@example.org', passwordHash: 'hash', name: null });
    expect(created.createdAt).toBeInstanceOf(Date);
    expect(await bench.database.users.findById(created.id)).toEqual(created);
    expect(await bench.database.users.findByEmail('ADA@example.ORG')).toEqual(created);
  });

  it('refuses a taken e-mail with 409, in any case, and keeps the first user', async () => {
    const first = await bench.database.users.create(aUser('ada@example.org'));
    await expect(bench.database.users.create(aUser('ADA@example.org'))).rejects.toMatchObject({
      code: 'email-taken',
      status: 409,
    });
    expect(await bench.database.users.findByEmail('ada@example.org')).toMatchObject({ id: first.id });
  });

  it('lets one of two simultaneous registrations win', async () => {
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map(() => bench.database.users.create(aUser('ada@example.org'))),
    );
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  });

  it('makes a first user once, however many come at once, and another when all are gone', async () => {
    expect(await bench.database.users.hasAny()).toBe(false);
    const made = await Promise.all(
      [1, 2, 3, 4].map((each) => bench.database.users.createFirst(aUser(`ada${each}@example.org`))),
    );
    expect(made.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await bench.database.users.hasAny()).toBe(true);
    await bench.query('UPDATE users SET deleted_at = now(), email = NULL, name = NULL');
    expect(await bench.database.users.createFirst(aUser('grace@example.org'))).toMatchObject({
      email: 'grace@example.org',
    });
  });

  it.each(['', 'no-uuid', '00000000-0000-7000-8000-000000000000'])(
    'knows nobody by the id %j',
    async (id) => {
      expect(await bench.database.users.findById(id)).toBeUndefined();
    },
  );

  it('blames the caller for a name with a zero character', async () => {
    const user = { ...aUser('ada@example.org'), name: 'A\0da' };
    await expect(bench.database.users.create(user)).rejects.toMatchObject({
      code: 'text-not-storable',
      status: 400,
    });
  });
});
