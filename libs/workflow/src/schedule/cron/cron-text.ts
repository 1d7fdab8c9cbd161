import { CRON_FIELDS, type CronFields, type CronItem } from './cron-field';

/** Writes fields as the plainest six-field expression, all in numbers: the one form that the evaluating library gets to see. */
export function cronText(fields: CronFields): string {
  return CRON_FIELDS.map((field) => fields[field].map(itemText).join(',')).join(' ');
}

function itemText(item: CronItem): string {
  switch (item.kind) {
    case 'any':
      return item.step === 1 ? '*' : `*/${item.step}`;
    case 'value':
      return String(item.value);
    case 'range':
      return `${item.from}-${item.to}${item.step === 1 ? '' : `/${item.step}`}`;
    case 'last-day':
      return 'L';
    case 'last-workday':
      return 'LW';
    case 'nearest-workday':
      return `${item.day}W`;
    case 'last-weekday':
      return `${item.weekday}L`;
    case 'nth-weekday':
      return `${item.weekday}#${item.nth}`;
  }
}
