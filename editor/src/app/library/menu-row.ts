import { Injectable, signal } from '@angular/core';
import type { WorkflowSummary } from '../api/types';

/** The workflow whose menu is open. */
@Injectable()
export class MenuRow {
  readonly row = signal<WorkflowSummary | null>(null);
}
