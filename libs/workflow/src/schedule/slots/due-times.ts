/** The due times of a schedule without its start and end, as milliseconds since 1970. */
export interface DueTimes {
  /** The first one after an instant. */
  after(instant: number): number | undefined;
  /** The last one before an instant. */
  before(instant: number): number | undefined;
}
