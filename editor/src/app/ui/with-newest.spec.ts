import { withNewest } from './with-newest';

const items = (...ids: string[]) => ids.map((id) => ({ id, read: 'before' }));
const idOf = ({ id }: { id: string }): string => id;
const page = (...ids: string[]) => ids.map((id) => ({ id, read: 'again' }));

describe('withNewest', () => {
  it('puts what came on top, keeps the pages behind and takes what is known of each now', () => {
    const merged = withNewest(items('d', 'c', 'b', 'a'), page('f', 'e', 'd', 'c'), idOf);
    expect(merged).toEqual([...page('f', 'e', 'd', 'c'), ...items('b', 'a')]);
  });

  it('drops what is gone from the page', () => {
    expect(withNewest(items('d', 'c', 'b', 'a'), page('d', 'b'), idOf)).toEqual([
      ...page('d', 'b'),
      ...items('a'),
    ]);
  });

  it('begins anew when nothing joins the page with what was listed', () => {
    expect(withNewest(items('b', 'a'), page('f', 'e'), idOf)).toBeNull();
    expect(withNewest(items(), page('f', 'e'), idOf)).toBeNull();
    expect(withNewest(items('b', 'a'), page(), idOf)).toBeNull();
  });
});
