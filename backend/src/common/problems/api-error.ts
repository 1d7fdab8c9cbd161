/** What a code of the API's error answers stands for. */
export interface ApiError {
  /** HTTP status of the answer. */
  status: number;
  /** What it means and what to do: Markdown, whole sentences. Stands in docs/errors.md. */
  meaning: string;
}

/** The codes of one room of the API. */
export type ApiErrors = Record<string, ApiError>;
