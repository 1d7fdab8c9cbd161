import { NodeSlots } from './node-slots';

const never = new AbortController().signal;

/** Work that ends when told. */
function aJob() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  const job = { begun: false, end, work: () => ((job.begun = true), done) };
  return job;
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('NodeSlots', () => {
  it('runs as many nodes at a time as it has slots, the rest in their order', async () => {
    const slots = new NodeSlots(2);
    const jobs = [aJob(), aJob(), aJob(), aJob()];
    const all = jobs.map((job) => slots.run('ada', never, job.work));
    await tick();
    expect(jobs.map((job) => job.begun)).toEqual([true, true, false, false]);
    jobs[1]?.end();
    await tick();
    expect(jobs.map((job) => job.begun)).toEqual([true, true, true, false]);
    for (const job of jobs) job.end();
    await Promise.all(all);
    expect(jobs[3]?.begun).toBe(true);
  });

  it('lets an owner with nothing running go over the limit', async () => {
    const slots = new NodeSlots(1);
    const [hanging, other, second] = [aJob(), aJob(), aJob()];
    void slots.run('ada', never, hanging.work);
    void slots.run('bob', never, other.work);
    void slots.run('bob', never, second.work);
    await tick();
    expect([hanging.begun, other.begun, second.begun]).toEqual([true, true, false]);
  });

  it('serves owners in turns', async () => {
    const slots = new NodeSlots(1);
    const order: string[] = [];
    const first = aJob();
    const begin = (owner: string, name: string) => slots.run(owner, never, async () => void order.push(name));
    const running = [slots.run('ada', never, first.work), slots.run('bob', never, first.work)];
    const waiting = ['ada', 'ada', 'bob', 'bob'].map((owner, at) => begin(owner, `${owner}${at}`));
    await tick();
    first.end();
    await Promise.all([...running, ...waiting]);
    expect(order.map((name) => name.slice(0, 3))).toEqual(['ada', 'bob', 'ada', 'bob']);
  });

  it('lets a stopped node out of the line and takes no slot for it', async () => {
    const slots = new NodeSlots(1);
    const [first, stopped, last] = [aJob(), aJob(), aJob()];
    const running = slots.run('ada', never, first.work);
    const stop = new AbortController();
    const waiting = slots.run('ada', stop.signal, stopped.work);
    const next = slots.run('ada', never, last.work);
    stop.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    first.end();
    last.end();
    await Promise.all([running, next]);
    expect([stopped.begun, last.begun]).toEqual([false, true]);
  });

  it('gives the slot back when the work throws', async () => {
    const slots = new NodeSlots(1);
    await expect(slots.run('ada', never, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    const after = aJob();
    void slots.run('ada', never, after.work);
    await tick();
    expect(after.begun).toBe(true);
  });
});
