import Type, { type TString } from 'typebox';
import { CRON_PATTERN } from './cron-pattern';

/** A year. */
const MAX_INTERVAL_SECONDS = 366 * 24 * 60 * 60;

/** A date, or a date and time, of ISO 8601; without an offset it is local to the schedule's time zone. */
const ISO_MOMENT =
  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-](?:[01]\\d|2[0-3]):?[0-5]\\d)?)?$';

const moment = (description: string): TString =>
  Type.String({
    pattern: ISO_MOMENT,
    errorMessage: 'must be a date or a time of ISO 8601, such as 2026-03-01 or 2026-03-01T08:00:00+01:00',
    control: 'text',
    description,
  });

/** Config of the Schedule trigger. No field allows a template: there is nothing yet that it could speak of. */
export const ScheduleTriggerConfigSchema = Type.Object(
  {
    cron: Type.Optional(
      Type.String({
        maxLength: 200,
        pattern: CRON_PATTERN,
        errorMessage:
          'must be a cron expression of five fields (minute, hour, day, month, weekday), of six with seconds first, or a macro such as @daily',
        control: 'text',
        description:
          'When it is due, as a cron expression: minute, hour, day of month, month, weekday; with six fields seconds come first.',
      }),
    ),
    intervalSeconds: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_INTERVAL_SECONDS,
        description: 'Seconds from one due time to the next, instead of a cron expression.',
      }),
    ),
    timezone: Type.Optional(
      Type.String({
        maxLength: 64,
        format: 'timezone',
        control: 'text',
        description: "IANA time zone in which the cron expression is read. Left out: the workflow's own.",
      }),
    ),
    catchUp: Type.Enum(['skip', 'last', 'all'], {
      default: 'skip',
      control: 'select',
      description: 'What becomes of due times that passed while REX was down.',
    }),
    overlap: Type.Enum(['allow', 'skip', 'queue'], {
      default: 'allow',
      control: 'select',
      description: 'What happens at a due time while an earlier execution of the schedule still runs.',
    }),
    jitterSeconds: Type.Integer({
      default: 0,
      minimum: 0,
      maximum: 3600,
      description:
        'Each start is put off by up to so many seconds, so that many schedules do not start at once.',
    }),
    startAt: Type.Optional(moment('Nothing is due before this time.')),
    endAt: Type.Optional(moment('Nothing is due after this time.')),
  },
  {
    additionalProperties: false,
    oneOf: [{ required: ['cron'] }, { required: ['intervalSeconds'] }],
    errorMessage: 'needs either "cron" or "intervalSeconds", and not both',
  },
);
