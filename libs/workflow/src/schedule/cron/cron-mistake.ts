/** Why a text is no cron expression: the end of a sentence, and where. */
export class CronMistake extends Error {
  override readonly name = 'CronMistake';

  constructor(
    message: string,
    /** Offset into the expression, from 0. */
    readonly offset: number,
  ) {
    super(message);
  }
}
