import { UserError } from '@rex/platform';
import { SlotsPerUser } from './slots-per-user';

describe('SlotsPerUser', () => {
  const slotsFor = (perUser: number) =>
    new SlotsPerUser(perUser, (taken) => new UserError('too-many-requests', `${taken} already`));

  it('gives each user so many, nobody else fewer for it, and a freed one again', () => {
    const slots = slotsFor(2);
    const [free] = [slots.take('ada'), slots.take('ada')];
    expect(() => slots.take('ada')).toThrow('2 already');
    slots.take('grace');
    free();
    free();
    slots.take('ada');
    expect(() => slots.take('ada')).toThrow('2 already');
  });

  it('forgets who has none', () => {
    const slots = slotsFor(1);
    for (let user = 0; user < 1000; user += 1) slots.take(String(user))();
    expect((slots as unknown as { taken: Map<string, number> }).taken.size).toBe(0);
  });
});
