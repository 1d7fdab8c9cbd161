import Type, { type TString } from 'typebox';

/** A year. */
const MAX_INTERVAL_SECONDS = 366 * 24 * 60 * 60;

/** A date, or a date and time, of ISO 8601; without an offset it is local to the schedule's time zone. */
const moment = (description: string): TString => Type.String({ control: 'text', description });

/**
 * Config of the Schedule trigger. No field allows a template: there is nothing yet that it could speak of. What makes it a schedule,
 * from the dialect of cron to time zones, is checked by its `configRole`.
 */
export const ScheduleTriggerConfigSchema = Type.Object(
  {
    cron: Type.Optional(
      Type.String({
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
    startAt: Type.Optional(
      moment('Nothing is due before this time: a date, or a date and time, of ISO 8601.'),
    ),
    endAt: Type.Optional(moment('Nothing is due after this time: a date, or a date and time, of ISO 8601.')),
  },
  {
    additionalProperties: false,
    configRole: 'schedule',
    oneOf: [{ required: ['cron'] }, { required: ['intervalSeconds'] }],
    errorMessage: 'needs either "cron" or "intervalSeconds", and not both',
  },
);
