import { parseSchedule, type Schedule } from '@rex/workflow';
import { chooseSlots, requireRoom } from './choose-slots';

const at = (text: string) => new Date(`2026-03-${text}Z`);

function read(cron: string): Schedule {
  const parsed = parseSchedule({ cron }, { timezone: 'UTC', activatedAt: new Date(0) });
  if (!parsed.ok) throw new Error(cron);
  return parsed.schedule;
}

describe('the slots of a backfill', () => {
  const choice = {
    from: at('01T09:00'),
    to: at('04T09:00'),
    now: at('10T12:00'),
    nextSlotAt: at('11T09:00'),
    forgottenUntil: null,
  };
  const days = (more: Partial<typeof choice> | { forgottenUntil: Date }) =>
    chooseSlots(read('0 9 * * *'), { ...choice, ...more }).map((slot) => slot.getUTCDate());

  it('begin with the range and end before its end', () => {
    expect(days({})).toEqual([1, 2, 3]);
    expect(days({ from: at('01T09:01'), to: at('04T09:01') })).toEqual([2, 3, 4]);
  });

  it('leave alone what is to come, and what a tick is just about to decide', () => {
    expect(days({ from: at('08T00:00'), to: at('20T00:00') })).toEqual([8, 9, 10]);
    expect(days({ from: at('08T00:00'), to: at('20T00:00'), nextSlotAt: at('10T09:00') })).toEqual([8, 9]);
  });

  it.each<[string, Parameters<typeof days>[0], string]>([
    ['is empty', { to: at('01T09:00') }, 'backfill-range-invalid'],
    ['lies in the future', { from: at('12T00:00'), to: at('13T00:00') }, 'backfill-range-invalid'],
    ['is forgotten in part', { forgottenUntil: at('01T09:00') }, 'backfill-range-invalid'],
  ])('are refused when the range %s', (_what, more, code) => {
    expect(() => days(more)).toThrow(expect.objectContaining({ code }));
  });

  it('are not too many', () => {
    const range = { ...choice, to: at('02T09:00') };
    expect(chooseSlots(read('*/2 * * * *'), range)).toHaveLength(720);
    expect(() => chooseSlots(read('* * * * *'), range)).toThrow(
      expect.objectContaining({ code: 'backfill-too-large' }),
    );
    expect(() => requireRoom(9_500, 501)).toThrow(expect.objectContaining({ code: 'backfill-too-large' }));
    requireRoom(9_500, 500);
  });
});
