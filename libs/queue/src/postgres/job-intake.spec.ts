import { JobIntake } from './job-intake';

/** A table of numbered jobs that notes how many were asked for each time. */
class Table {
  readonly asked: number[] = [];
  jobs: number[] = [];
  failure: Error | undefined;

  take = (limit: number): Promise<number[]> => {
    this.asked.push(limit);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(this.jobs.splice(0, limit));
  };
}

describe('JobIntake', () => {
  it('takes as many jobs as there is room for in one go, and hands them out in order', async () => {
    const table = new Table();
    table.jobs = [1, 2, 3];
    const intake = new JobIntake(table.take, 8);
    expect([await intake.next(), await intake.next(), await intake.next()]).toEqual([1, 2, 3]);
    expect(table.asked).toEqual([8]);
  });

  it('does not ask an empty table again until something was added', async () => {
    const table = new Table();
    const intake = new JobIntake(table.take, 4);
    expect(await intake.next()).toBeUndefined();
    expect(intake.isWorthAsking).toBe(false);
    expect(await intake.next()).toBeUndefined();
    expect(table.asked).toEqual([4]);

    table.jobs = [1];
    intake.noteAdded();
    expect(intake.isWorthAsking).toBe(true);
    expect(await intake.next()).toBe(1);
    expect(table.asked).toEqual([4, 4]);
  });

  it('takes no more than there is room for beside what runs', async () => {
    const table = new Table();
    table.jobs = [1, 2, 3, 4, 5];
    const intake = new JobIntake(table.take, 2);
    expect([await intake.next(), await intake.next()]).toEqual([1, 2]);
    intake.noteEnded();
    expect(await intake.next()).toBe(3);
    expect(table.asked).toEqual([2, 1]);
    expect(table.jobs).toEqual([4, 5]);
  });

  it('serves several that ask at once from one question', async () => {
    const table = new Table();
    table.jobs = [1, 2, 3];
    const intake = new JobIntake(table.take, 3);
    const answers = await Promise.all([intake.next(), intake.next(), intake.next()]);
    expect(answers.sort()).toEqual([1, 2, 3]);
    expect(table.asked).toEqual([3]);
  });

  it('hears of what is added while it asks', async () => {
    const table = new Table();
    const intake = new JobIntake<number>((limit) => {
      if (table.asked.length === 0) {
        intake.noteAdded();
        table.asked.push(limit);
        return Promise.resolve([]);
      }
      return table.take(limit);
    }, 1);
    table.jobs = [7];
    expect(await intake.next()).toBe(7);
  });

  it('asks again after a failure', async () => {
    const table = new Table();
    table.jobs = [1];
    table.failure = new Error('away');
    const intake = new JobIntake(table.take, 1);
    await expect(intake.next()).rejects.toThrow('away');
    table.failure = undefined;
    expect(intake.isWorthAsking).toBe(true);
    expect(await intake.next()).toBe(1);
  });

  it('gives up what it took but did not hand out', async () => {
    const table = new Table();
    table.jobs = [1, 2, 3];
    const intake = new JobIntake(table.take, 3);
    await intake.next();
    expect(intake.giveUp()).toEqual([2, 3]);
    expect(intake.giveUp()).toEqual([]);
  });
});
