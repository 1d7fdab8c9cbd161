/** A program that tries to do harm. */
export interface Program {
  title: string;
  source: string;
  /** Codes it may end with; `value` when it may give one. */
  ends: string[];
  /** The value as JSON, where it must be this one. */
  gives?: string;
}
