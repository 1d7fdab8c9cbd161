import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { IconComponent } from '../ui/icon.component';
import { RovingFocusDirective } from '../ui/roving-focus.directive';
import { LibraryActions } from './library-actions';
import { LibraryDialogs } from './library-dialogs';
import { LibrarySelection } from './library-selection';
import { LibraryStore } from './library.store';

/** What can be done with all that are ticked. */
@Component({
  selector: 'app-bulk-bar',
  imports: [IconComponent, RovingFocusDirective],
  templateUrl: './bulk-bar.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkBarComponent {
  protected readonly selection = inject(LibrarySelection);
  protected readonly actions = inject(LibraryActions);
  protected readonly dialogs = inject(LibraryDialogs);
  protected readonly store = inject(LibraryStore);
}
