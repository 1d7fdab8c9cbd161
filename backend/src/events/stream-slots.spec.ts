import { StreamSlots } from './stream-slots';

describe('StreamSlots', () => {
  it('gives each user so many, and a freed one again', () => {
    const slots = new StreamSlots(2);
    const [free] = [slots.take('ada'), slots.take('ada')];
    expect(() => slots.take('ada')).toThrow(
      expect.objectContaining({ code: 'too-many-streams', status: 429 }),
    );
    slots.take('bob');
    free();
    free();
    slots.take('ada');
    expect(() => slots.take('ada')).toThrow('limit');
    expect(slots.size).toBe(3);
  });

  it('forgets who has none', () => {
    const slots = new StreamSlots(1);
    for (let user = 0; user < 1000; user += 1) slots.take(String(user))();
    expect(slots.size).toBe(0);
  });
});
