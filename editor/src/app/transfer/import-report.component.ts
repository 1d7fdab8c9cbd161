import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ImportReport } from '../api/types';
import { IconComponent } from '../ui/icon.component';
import { summaryText } from './summary-text';

/** Most entries of one kind that are shown. */
const MOST = 50;

/** What is in a workflow before it is imported: how much, what it needs and what has to be mended. */
@Component({
  selector: 'app-import-report',
  imports: [IconComponent],
  template: `
    <h3 class="import-name">{{ report().summary.name }}</h3>
    <p class="field-note">{{ counts() }}</p>
    @if (report().summary.unknownNodeTypes.length > 0) {
      <p class="import-line is-warn">
        <app-icon name="triangle-alert" />
        <span i18n>This REX has no such node types: {{ report().summary.unknownNodeTypes.join(', ') }}</span>
      </p>
    }
    @for (key of report().summary.keys; track $index) {
      <p class="import-line">
        <app-icon name="box" />
        <span i18n
          >A key is to be chosen for {{ key.nodes.join(', ') }}: {{ key.provider ?? anyProvider }}</span
        >
      </p>
    }
    @if (report().warnings.length > 0) {
      <h4 class="dialog-subtitle" i18n>To look at</h4>
      <ul class="import-list">
        @for (warning of report().warnings.slice(0, most); track $index) {
          <li>{{ warning.message }}</li>
        }
      </ul>
    }
    @if (report().problems.length > 0) {
      <h4 class="dialog-subtitle" i18n>To mend before it can run</h4>
      <ul class="import-list">
        @for (problem of report().problems.slice(0, most); track $index) {
          <li>{{ problem.message }}</li>
        }
      </ul>
    }
    @if (report().problems.length === 0) {
      <p class="import-line is-ok"><app-icon name="check" /> <span i18n>It has no problems.</span></p>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportReportComponent {
  readonly report = input.required<ImportReport>();
  protected readonly most = MOST;
  protected readonly anyProvider = $localize`any provider`;
  protected readonly counts = computed(() => summaryText(this.report().summary));
}
