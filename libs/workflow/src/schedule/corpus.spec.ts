import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSchedule } from './parse-schedule';
import type { Schedule } from './schedule';
import { nextSlots } from './slots/next-slots';

// Cases that nobody here wrote: they lie beside the repository and are not part of it.
const file = path.resolve(__dirname, '../../../../../shared/corpus/cron-cases.json');
const isThere = existsSync(file);
const suite = isThere ? describe : describe.skip;

/** A case as the corpus has it. */
interface CronCase {
  id: string;
  kind: 'next' | 'runs' | 'match' | 'invalid';
  expr: string;
  fields: number | 'macro';
  tz?: string | null;
  at?: string;
  matches?: boolean;
  from?: string;
  next?: string | null;
  runs?: string[] | null;
  perLibrary?: Record<string, string[] | string>;
}

/** How ours stands to a case, and why where it differs: the words of the table in docs/schedules.md. */
type Verdict = 'agrees' | 'refused: never due' | 'refused: has years' | 'differs';

const readCases = (): CronCase[] => (isThere ? (JSON.parse(readFileSync(file, 'utf8')) as CronCase[]) : []);

/** The instant of a text; without an offset it is one in UTC. */
const instantOf = (text: string) => Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);

/** Some cases tell their zone by an offset only. */
function zoneOf({ tz, from = '' }: CronCase): string {
  return tz ?? (from.endsWith('+05:30') ? 'Asia/Kolkata' : 'UTC');
}

function judge(each: CronCase): Verdict {
  const parsed = parseSchedule(
    { cron: each.expr, timezone: zoneOf(each) },
    { timezone: 'UTC', activatedAt: new Date(0) },
  );
  if (parsed.ok) return isRight(each, parsed.schedule) ? 'agrees' : 'differs';
  if (each.kind === 'invalid') return 'agrees';
  const hasYears = each.fields === 7 || /\d{4}$/.test(each.expr);
  if (hasYears) return 'refused: has years';
  return parsed.problems[0]?.code === 'schedule-never-fires' && each.next === null
    ? 'refused: never due'
    : 'differs';
}

function isRight(each: CronCase, schedule: Schedule): boolean {
  if (each.kind === 'invalid') return false;
  if (each.kind === 'match') {
    // Libraries match five fields by the minute, whatever the second.
    const unit = each.fields === 6 ? 1000 : 60_000;
    const at = Math.floor(instantOf(each.at ?? '') / unit) * unit;
    const [next] = nextSlots(schedule, new Date(at - 1), 1);
    return (next?.getTime() === at) === each.matches;
  }
  const wanted = each.runs ?? each.perLibrary?.['croner'] ?? [each.next ?? ''];
  const found = nextSlots(schedule, new Date(instantOf(each.from ?? '')), wanted.length);
  return [...wanted].every((text, index) => found[index]?.getTime() === instantOf(text));
}

// Libraries that the cases come from, where ours means something else.
const DIFFERENCES = [
  // robfig passes over what vanishes in spring; here it is due right after the gap, as in cron-parser, croner and croniter.
  'next 0 30 2 11 Mar ? 2012-03-11T00:00:00-05:00',
  'next 0 0 2 * * ? 2012-03-11T00:00:00-05:00',
  // gronx forgets that 7 is Sunday at the end of a range; the three others agree with ours.
  'next 0 0 * * 3-7 2011-06-18T23:09:00',
  'next 0 0 * * 2-7 2011-06-18T23:09:00',
  // gronx takes a day with a step for one that is left open, so that both days must match; here either will do.
  'next 3-59/15 6-12 */15 1 2-5 2017-01-08T00:00:00',
];

suite(isThere ? 'published cases' : `published cases: ${file} is not there`, () => {
  const judged = readCases().map((each) => ({ each, verdict: judge(each) }));
  const named = (verdict: Verdict) =>
    judged
      .filter((one) => one.verdict === verdict)
      .map(({ each }) => `${each.kind} ${each.expr} ${each.from ?? each.at ?? ''}`.trim());

  it('are agreed with, but for differences of which each has its reason', () => {
    expect([...new Set(named('differs'))].sort()).toEqual([...DIFFERENCES].sort());
    expect(named('agrees').length).toBeGreaterThan(200);
  });

  it('are refused where they give years or are never due, and nowhere else', () => {
    expect(named('refused: never due')).toEqual(['next 0 0 0 31 Apr ? 2012-07-09T23:35:00']);
    expect(named('refused: has years')).toHaveLength(
      judged.length - named('agrees').length - named('differs').length - 1,
    );
  });

  it('never take long, one by one', () => {
    const times = readCases().map((each) => {
      const began = performance.now();
      judge(each);
      return performance.now() - began;
    });
    expect(times.reduce((sum, each) => sum + each, 0) / Math.max(1, judged.length)).toBeLessThan(1000);
    const slowest = Math.max(...times);
    expect(slowest).toBeLessThan(20_000);
    tellTable(slowest);
  });

  /** What docs/schedules.md tells in short: how many of each, and every case that is not agreed with. */
  function tellTable(slowestMs: number): void {
    const verdicts = [...new Set(judged.map(({ verdict }) => verdict))];
    const counts = verdicts.map(
      (verdict) => `${verdict}: ${judged.filter((one) => one.verdict === verdict).length}`,
    );
    const others = verdicts
      .filter((verdict) => verdict !== 'agrees')
      .flatMap((verdict) => [...new Set(named(verdict))].map((name) => `${verdict} | ${name}`));
    console.info(
      [`${judged.length} cases; ${counts.join('; ')}; slowest ${slowestMs.toFixed(0)} ms`, ...others].join(
        '\n',
      ),
    );
  }
});
