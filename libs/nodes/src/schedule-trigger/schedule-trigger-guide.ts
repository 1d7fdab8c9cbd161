/** What the fields alone don't tell. */
export const SCHEDULE_TRIGGER_GUIDE = `
The published version of an active workflow is what a schedule runs. Each due time, called a slot, starts at most one execution,
however many backends there are.

### Cron

Five fields, parted by spaces; with six, seconds come first. Names may be written in either case.

| field | values | more |
| --- | --- | --- |
| second (only with six) | 0-59 | \`*\`, lists \`1,2\`, ranges \`1-5\`, steps \`*/15\` or \`10-50/20\`, in every field |
| minute | 0-59 | |
| hour | 0-23 | |
| day of month | 1-31 | \`L\` the last day, \`15W\` the workday nearest to the 15th, \`LW\` the last workday, \`?\` any |
| month | 1-12 or JAN-DEC | |
| weekday | 0-7 (0 and 7 are Sunday) or SUN-SAT | \`FRIL\` the last Friday, \`TUE#2\` the second Tuesday, \`?\` any |

Where both days are given, either will do: \`0 0 1 * MON\` is due on each first of the month and on each Monday.

Or one of @yearly (the same as @annually), @monthly, @weekly, @daily (the same as @midnight) and @hourly.

An expression that can never be due, such as \`0 0 30 2 *\`, is refused.

### When clocks change

What falls into an hour that vanishes is due once, right after the gap; what falls into an hour that comes twice is due the first
time only. With a \`*\` in the second, minute or hour it is otherwise due whenever the clock shows it: not at all in an hour that
vanishes, and each time in one that comes twice. Intervals don't look at clocks.

### Rules

- **Either** \`cron\` **or** \`intervalSeconds\`. An interval counts from \`startAt\`, and is due then;
  without one it counts from the moment of activation, and is due for the first time an interval later.
- **catchUp** after downtime: \`skip\` starts nothing for what was missed, \`last\` starts the newest missed slot once, \`all\` starts every
  missed slot, oldest first, up to the newest hundred. What is not started is recorded as skipped.
- **overlap** while an earlier execution of the schedule runs: \`allow\` starts another beside it, \`skip\` passes the slot over, \`queue\`
  lets it wait for the earlier one.
- **jitterSeconds** puts off the start, never the due time, and never as far as the next slot. It follows from the schedule and the
  slot: the same slot is always put off by the same.
- **startAt** and **endAt** without an offset are read in the time zone of the schedule; a date alone is its midnight.
- **No templates.** Nothing has run yet that a template could speak of; \`{{ … }}\` in a field is refused.

### Output

| field | is |
| --- | --- |
| scheduledFor | the due time, ISO 8601 in UTC |
| firedAt | when the execution was really started |
| latenessMs | the difference of the two, in milliseconds |
| slotId | names the slot: the same slot never has two; null for a run now, which is outside of slots |
| upcoming | the next due times |

A run by hand hands on the input that was given, so give one of this form to try the workflow.
`.trim();
