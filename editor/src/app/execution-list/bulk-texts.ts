import type { BulkAction } from '../api/executions-api';

const COUNT = new Intl.NumberFormat('en');

/** The words of an action on many. */
export interface BulkTexts {
  title: string;
  /** What is said before it is done. */
  meaning: string;
  /** Why there may be nothing to do. */
  nothing: string;
  go: string;
  going: string;
}

export const BULK_TEXTS: Record<BulkAction, BulkTexts> = {
  retry: {
    title: $localize`Retry executions`,
    meaning: $localize`Each runs once more as a new execution, with the input that it had.`,
    nothing: $localize`None of them failed or was cancelled, so there is nothing to retry.`,
    go: $localize`Retry`,
    going: $localize`Retrying`,
  },
  cancel: {
    title: $localize`Cancel executions`,
    meaning: $localize`They end as cancelled. Steps that have completed stay as they are.`,
    nothing: $localize`All of them have ended, so there is nothing to cancel.`,
    go: $localize`Cancel them`,
    going: $localize`Cancelling`,
  },
  delete: {
    title: $localize`Delete executions`,
    meaning: $localize`They are deleted with their steps, values and logs. That can't be undone.`,
    nothing: $localize`None of them has ended. Cancel them first, then delete them.`,
    go: $localize`Delete`,
    going: $localize`Deleting`,
  },
};

/** `Retry 132 executions?` */
export function bulkQuestion(action: BulkAction, count: number): string {
  const many = COUNT.format(count);
  switch (action) {
    case 'retry':
      return count === 1 ? $localize`Retry 1 execution?` : $localize`Retry ${many}:COUNT: executions?`;
    case 'cancel':
      return count === 1 ? $localize`Cancel 1 execution?` : $localize`Cancel ${many}:COUNT: executions?`;
    case 'delete':
      return count === 1 ? $localize`Delete 1 execution?` : $localize`Delete ${many}:COUNT: executions?`;
  }
}

/** `132 executions retried` */
export function bulkDone(action: BulkAction, count: number): string {
  const many = COUNT.format(count);
  switch (action) {
    case 'retry':
      return count === 1 ? $localize`1 execution retried` : $localize`${many}:COUNT: executions retried`;
    case 'cancel':
      return count === 1 ? $localize`1 execution cancelled` : $localize`${many}:COUNT: executions cancelled`;
    case 'delete':
      return count === 1 ? $localize`1 execution deleted` : $localize`${many}:COUNT: executions deleted`;
  }
}
