/**
 * Whether a clock that shows this time matches an expression: the dialect read word by word, on its own, as slowly and plainly as
 * can be. It shares nothing with the product, so that a mistake there is not made here too.
 */
export function oracleMatches(expression: string, wall: number): boolean {
  const fields = expression.toUpperCase().split(' ');
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] =
    fields.length === 5 ? ['0', ...fields] : fields;
  const at = new Date(wall);
  const dayFits = day.split(',').some((item) => fitsDay(item, at));
  const weekdayFits = weekday.split(',').some((item) => fitsWeekday(item, at));
  const isOpen = (field: string) => field.split(',').some((item) => ['*', '*/1', '?'].includes(item));
  return (
    fits(second, at.getUTCSeconds(), 0, 59) &&
    fits(minute, at.getUTCMinutes(), 0, 59) &&
    fits(hour, at.getUTCHours(), 0, 23) &&
    fits(month, at.getUTCMonth() + 1, 1, 12, MONTHS) &&
    (isOpen(day) ? weekdayFits : isOpen(weekday) ? dayFits : dayFits || weekdayFits)
  );
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

function fits(field: string, value: number, min: number, max: number, names: string[] = []): boolean {
  return field.split(',').some((item) => {
    const [base = '', step = '1'] = item.split('/');
    const number = (text: string) =>
      names.includes(text.slice(0, 3)) ? names.indexOf(text.slice(0, 3)) + min : Number(text);
    const [from = '', to] = base.split('-');
    const first = base === '*' || base === '?' ? min : number(from);
    const last =
      base === '*' || base === '?' || (to === undefined && item.includes('/')) ? max : number(to ?? from);
    return value >= first && value <= last && (value - first) % Number(step) === 0;
  });
}

function fitsDay(item: string, at: Date): boolean {
  const day = at.getUTCDate();
  const last = daysInMonth(at);
  if (item === 'L') return day === last;
  if (item === 'LW') return day === workdayNear(at, last);
  if (item.endsWith('W')) {
    const wanted = Number(item.slice(0, -1));
    return wanted <= last && day === workdayNear(at, wanted);
  }
  return fits(item, day, 1, 31);
}

function fitsWeekday(item: string, at: Date): boolean {
  const weekday = at.getUTCDay();
  const day = at.getUTCDate();
  const numberOf = (text: string) =>
    WEEKDAYS.includes(text.slice(0, 3)) ? WEEKDAYS.indexOf(text.slice(0, 3)) : Number(text) % 7;
  if (item.includes('#')) {
    const [name = '', nth] = item.split('#');
    return weekday === numberOf(name) && Math.ceil(day / 7) === Number(nth);
  }
  if (item.endsWith('L')) return weekday === numberOf(item.slice(0, -1)) && day + 7 > daysInMonth(at);
  const plain = item.replace('SAT-SUN', '6-7');
  const sunday = /-7/.test(plain) || plain === '7' || plain.startsWith('7/') ? [7] : [];
  return [weekday, ...(weekday === 0 ? sunday : [])].some((each) =>
    fits(plain, each, 0, plain.startsWith('7') ? 7 : 6, WEEKDAYS),
  );
}

function daysInMonth(at: Date): number {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The Monday to Friday of the month that is nearest to a day. */
function workdayNear(at: Date, day: number): number {
  const last = daysInMonth(at);
  return [day, day - 1, day + 1, day - 2, day + 2].find((each) => {
    const weekday = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), each)).getUTCDay();
    return each >= 1 && each <= last && weekday >= 1 && weekday <= 5;
  }) as number;
}
