const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

/** The day of a time, as the texts around it are written. */
export function dayText(at: string): string {
  return DAY.format(new Date(at));
}
