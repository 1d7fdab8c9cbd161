const HOUR_MS = 3_600_000;

/**
 * NODE_OPTIONS for a process whose clock jumps: as soon as it has started an hour ahead, after `eachMs` two hours back, and so on. Timers
 * don't follow it, as they don't follow the clock of a real machine.
 */
export function jumpingClock(eachMs: number): Record<string, string> {
  const module = `
    const RealDate = globalThis.Date;
    const now = () => RealDate.now() + (Math.floor(performance.now() / ${eachMs}) % 2 === 0 ? ${HOUR_MS} : ${-HOUR_MS});
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
      apply: () => new RealDate(now()).toString(),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}` };
}
