import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { SessionStore } from '../auth/session.store';
import { ConnectivityStore } from './connectivity.store';
import { IconComponent } from './icon.component';
import { ThemeStore, type Theme } from './theme.store';

const THEME_LABELS: Record<Theme, string> = {
  dark: 'Dark',
  light: 'Light',
  system: $localize`As the system`,
};
const THEME_ICONS: Record<Theme, string> = { dark: 'moon', light: 'sun', system: 'sun-moon' };

/** What stays around every page: skip link, the rail on the left, the notice that the network is away. */
@Component({
  selector: 'app-shell',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, IconComponent],
  templateUrl: './shell.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShellComponent {
  protected readonly session = inject(SessionStore);
  protected readonly connectivity = inject(ConnectivityStore);
  protected readonly themes = inject(ThemeStore);
  protected readonly themeLabel = computed(() => THEME_LABELS[this.themes.theme()]);
  protected readonly themeIcon = computed(() => THEME_ICONS[this.themes.theme()]);
  protected readonly account = computed(() => {
    const user = this.session.user();
    return user === null ? 'Log out' : `Log out ${user.email}`;
  });
  private readonly router = inject(Router);

  constructor() {
    void this.session.restore();
  }

  /** A fragment link would leave the page, because of <base href>: so the focus is moved by hand. */
  protected skipTo(event: Event, id: string): void {
    event.preventDefault();
    document.getElementById(id)?.focus();
  }

  protected async logOut(): Promise<void> {
    await this.session.logout();
    await this.router.navigateByUrl('/login');
  }
}
