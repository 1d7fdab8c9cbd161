import { fromSlotCursor, toSlotCursor } from './slot-cursor';

const place = {
  scheduledFor: new Date('2026-03-02T07:00:00.123Z'),
  scheduleId: '0199d3c0-1c1a-7e6b-9f0e-5b7f3a3c2d11',
};

describe('the cursor of a slot', () => {
  it('is read back', () => {
    expect(fromSlotCursor(toSlotCursor(place))).toEqual(place);
  });

  it.each([
    '',
    'x',
    '....',
    `${toSlotCursor(place)}x`,
    toSlotCursor(place).slice(1),
    `!${toSlotCursor(place).slice(1)}`,
    toSlotCursor({ ...place, scheduledFor: new Date('3000-01-01T00:00:00Z') }),
    toSlotCursor({ ...place, scheduledFor: new Date(2 ** 48 - 1) }),
  ])('is refused as %j', (cursor) => {
    expect(() => fromSlotCursor(cursor)).toThrow(expect.objectContaining({ code: 'cursor-invalid' }));
  });
});
