import { findPii, PII_KINDS } from './find-pii';
import { PieceJoiner } from './piece-joiner';

const ALL = new Set<string>(PII_KINDS);
const hidden = (text: string) => {
  const joiner = new PieceJoiner(PII_KINDS);
  joiner.add(findPii(text, ALL));
  return joiner.pieces().map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
};

describe('findPii, by default,', () => {
  it.each<[string, string[]]>([
    [
      'order numbers',
      ['Order 4500123456', 'ORD-2024-001234', '#0123456789', 'INV-0001234567', 'AB12 3456 7890'],
    ],
    [
      'more order numbers',
      ['1234567890', '1700000000000', '1700000000000000', '12345-67890', 'PO 000123456789'],
    ],
    [
      'dates',
      ['2024-01-05', '05.01.2024', '05.01.2024 14:30', '01/05/2024 12:30', '20240105123456', '5.1.24'],
    ],
    ['times', ['2024-01-05T10:20:30.123456Z', '12:30:45', '2024-01-05 10:00:00 +0200', '09:05-10:15']],
    [
      'versions',
      ['1.2.3', 'v1.2.3.4', '10.15.7', '1.2.3.4.5', 'lodash@4.17.21', 'a@1.2.3-rc.one', '2.0.0-rc.1'],
    ],
    [
      'hashes',
      ['d41d8cd98f00b204e9800998ecf8427e', '0x4111111111111111', 'sha256:9f86d081884c7d659a2feaa0c55ad015'],
    ],
    ['fingerprints', ['aa:bb:cc:dd:ee:ff', '12:34:56:78:9a:bc:de:f0:12:34:56:78:9a:bc:de:f0']],
    ['UUIDs', ['550e8400-e29b-41d4-a716-446655440000', '41234567-1234-4123-8123-123456789012']],
    ['prices', ['1,234,567.89', '1.234.567,89 €', '$4,111.00', '1 234 567', '0,99', '+1000000', '4111.11']],
    [
      'coordinates',
      ['52.520008, 13.404954', '+52.520008 +13.404954', '52.520008 13.404954', '-0.1277583, 51.5'],
    ],
    ['decimals', ['0.4111111111111111', '0.5412345678901234', '3.14159265358979', '05.404954321']],
    [
      'code',
      ['std::vector', 'Foo::Bar', 'a::b', 'abc::def', '::', '@media', 'foo@bar', 'icon@2x.png', '@x.com'],
    ],
    ['ranges', ['60000-70000', '1-2-3-4', '100 200 300', '4 8 15 16 23 42 4 8 15 16', '2019-2024']],
    [
      'what fails its check',
      ['4111111111111112', 'DE88370400440532013000', '000-12-3456', '256.1.1.1', '900-12-3456'],
    ],
    ['what is no number of its own', ['ISBN 978-3-16-148410-0', 'x4111111111111111', '41111111111111111111']],
  ])('leaves %s alone', (_what, texts) => {
    for (const text of texts)
      for (const around of [text, `see ${text} there`])
        expect([around, hidden(around)]).toEqual([around, []]);
  });
});
