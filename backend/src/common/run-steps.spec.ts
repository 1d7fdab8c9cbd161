import { runSteps, runStepsInSlices } from './run-steps';

function* counting(to: number, stepMs = 0) {
  for (let count = 0; count < to; count += 1) {
    const endsAtMs = performance.now() + stepMs;
    while (performance.now() < endsAtMs);
    yield;
  }
  return to;
}

describe('steps', () => {
  it('give what they give at last', async () => {
    expect(runSteps(counting(3))).toBe(3);
    expect(await runStepsInSlices(counting(3))).toBe(3);
  });

  it('leave time for everything else', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await runStepsInSlices(counting(50, 4));
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(5);
  });

  it('fail as they fail', async () => {
    const failing = (function* () {
      yield;
      throw new Error('no');
    })();
    await expect(runStepsInSlices(failing)).rejects.toThrow('no');
  });
});
