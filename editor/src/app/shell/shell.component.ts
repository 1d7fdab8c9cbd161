import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { SessionStore } from '../auth/session.store';
import { ConnectivityStore } from '../ui/connectivity.store';
import { IconComponent } from '../ui/icon.component';
import { FailureBannerComponent } from './failure-banner.component';
import { FailureStore } from './failure.store';
import { RailComponent } from './rail.component';

/** What stays around every page: skip link, the rail on the left, the notice that the network is away. */
@Component({
  selector: 'app-shell',
  imports: [RouterOutlet, RailComponent, IconComponent, FailureBannerComponent],
  templateUrl: './shell.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShellComponent {
  protected readonly failures = inject(FailureStore);
  protected readonly connectivity = inject(ConnectivityStore);

  constructor() {
    void inject(SessionStore).restore();
  }

  /** A fragment link would leave the page, because of <base href>: so the focus is moved by hand. */
  protected skipTo(event: Event, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }
}
