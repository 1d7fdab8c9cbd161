import { createTestDatabase, type TestDatabase } from '@rex/testing/stack';
import fc from 'fast-check';
import { Client } from 'pg';
import { textArray } from './text-array';

describe('textArray', () => {
  let testDatabase: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    client = new Client({ connectionString: testDatabase.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await testDatabase.drop();
  });

  const roundTrip = async (values: (string | null)[]) => {
    const { rows } = await client.query<{ value: string | null }>(
      'SELECT value FROM unnest($1::text[]) WITH ORDINALITY AS t (value, place) ORDER BY place',
      [textArray(values)],
    );
    return rows.map((row) => row.value);
  };

  it('arrives as it was sent, whatever the texts', async () => {
    // Any code point but zero and surrogates, which text can't hold.
    const text = fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (values) => {
        expect(await roundTrip(values)).toEqual(values);
      }),
    );
  });

  it.each([[[]], [['']], [[null]], [['NULL', '{}', '"', '\\', ',']], [['é😀', 'x'.repeat(100_000), null]]])(
    'carries %j',
    async (values: (string | null)[]) => {
      expect(await roundTrip(values)).toEqual(values);
    },
  );
});
