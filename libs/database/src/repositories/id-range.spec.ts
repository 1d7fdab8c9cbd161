import { newId } from '@rex/platform';
import { FIRST_ID, firstIdAt, LAST_ID } from './id-range';
import { isUuid } from './is-uuid';

describe('firstIdAt', () => {
  it('stands between the ids made before and after', () => {
    const now = Date.now();
    const id = newId();
    expect(firstIdAt(now) <= id).toBe(true);
    expect(firstIdAt(Date.now() + 1) > id).toBe(true);
  });

  it.each([-1, 0, 0.5, 1, 1e12, 2 ** 48, 1e300])(
    'is an id within the range of all, also at %d ms',
    (timeMs) => {
      const id = firstIdAt(timeMs);
      expect(isUuid(id)).toBe(true);
      expect(id >= FIRST_ID && id < LAST_ID).toBe(true);
    },
  );
});
