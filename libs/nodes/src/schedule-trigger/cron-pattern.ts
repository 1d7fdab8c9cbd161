const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC';
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT';

/**
 * What a cron expression may look like, as the source of a regular expression for a JSON Schema: five fields, six with seconds
 * first, or a macro such as @daily. It bounds numbers and spells names; what a pattern can't tell (a range that runs backwards,
 * the 31st of February) is found where due times are worked out. Each character can be read in one way only, so it is linear.
 */
export const CRON_PATTERN = cronPattern();

function cronPattern(): string {
  const sixtieth = list(rangeOf('[0-5]?\\d'));
  const hour = list(rangeOf('(?:[01]?\\d|2[0-3])'));
  const day = '(?:0?[1-9]|[12]\\d|3[01])';
  const weekday = `(?:[0-7]|${names(WEEKDAYS)})`;
  const fields = [
    sixtieth,
    hour,
    list(`${rangeOf(day)}|\\?|LW?|L-${day}|${day}W`),
    list(rangeOf(`(?:0?[1-9]|1[0-2]|${names(MONTHS)})`)),
    list(`${rangeOf(weekday)}|\\?|L|${weekday}L|${weekday}#[1-5L]`),
  ];
  const macro = '@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)';
  return `^(?:${macro}|(?:${sixtieth}[ \\t]+)?${fields.join('[ \\t]+')})$`;
}

/** `*`, a value or a range, with a step or without. */
function rangeOf(value: string): string {
  return `(?:\\*|${value}(?:-${value})?)(?:/[1-9]\\d?)?`;
}

function list(item: string): string {
  return `(?:${item})(?:,(?:${item}))*`;
}

/** Names in either case: a schema's pattern has no flag for it. */
function names(words: string): string {
  const eitherCase = (letter: string) => `[${letter}${letter.toLowerCase()}]`;
  return words
    .split(' ')
    .map((word) => [...word].map(eitherCase).join(''))
    .join('|');
}
