import { ChangeDetectionStrategy, Component } from '@angular/core';
@Component({ selector: 'app-execution-detail-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class ExecutionDetailPage {}
