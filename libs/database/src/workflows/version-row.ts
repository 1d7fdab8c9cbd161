/** An immutable version, without its document. */
export interface WorkflowVersionRow {
  version: number;
  createdAt: Date;
  /** Who saved it; null: the account is gone. */
  author: { id: string; name: string | null; email: string } | null;
  /** What the author says of it. */
  message: string | null;
  /** Null: it was saved before this was noted. */
  nodeCount: number | null;
  isPublished: boolean;
  isLatest: boolean;
}
