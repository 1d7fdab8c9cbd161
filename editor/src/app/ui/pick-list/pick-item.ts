/** One row of a pick list. */
export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** Behind the label, in a fainter tone. */
  readonly hint?: string;
  readonly icon?: string;
  /** At the right end, such as a shortcut. */
  readonly aside?: string;
  /** Rows with the same heading stand together. */
  readonly heading?: string;
  /** Other words by which it is found. */
  readonly aliases?: readonly string[];
}
