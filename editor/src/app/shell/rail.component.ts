import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import { SessionStore } from '../auth/session.store';
import { IconComponent } from '../ui/icon.component';
import type { IconName } from '../ui/icon-paths';
import { ThemeStore, type Theme } from '../ui/theme.store';
import { RAIL_LINKS } from './rail-links';

const STORAGE_KEY = 'rex.rail';

const THEME_LABELS: Record<Theme, string> = {
  dark: $localize`Theme: dark`,
  light: $localize`Theme: light`,
  system: $localize`Theme: as the system`,
};
const THEME_ICONS: Record<Theme, IconName> = { dark: 'moon', light: 'sun', system: 'sun-moon' };

/** The ways to every screen: icons, or wider with their names; a bar at the bottom where the window is narrow. */
@Component({
  selector: 'app-rail',
  imports: [RouterLink, RouterLinkActive, IconComponent],
  templateUrl: './rail.component.html',
  host: { class: 'rail', '[class.is-wide]': 'isWide()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RailComponent {
  protected readonly session = inject(SessionStore);
  protected readonly themes = inject(ThemeStore);
  protected readonly groups = RAIL_LINKS;
  protected readonly isWide = signal(localStorage.getItem(STORAGE_KEY) === 'wide');
  protected readonly signInLabel = $localize`Sign in`;
  protected readonly widthLabel = computed(() =>
    this.isWide() ? $localize`Hide the names` : $localize`Show the names`,
  );
  protected readonly themeLabel = computed(() => THEME_LABELS[this.themes.theme()]);
  protected readonly themeIcon = computed(() => THEME_ICONS[this.themes.theme()]);
  protected readonly account = computed(() => {
    const email = this.session.user()?.email;
    return email === undefined ? $localize`Log out` : $localize`Log out ${email}:email:`;
  });
  private readonly router = inject(Router);

  constructor() {
    effect(() => localStorage.setItem(STORAGE_KEY, this.isWide() ? 'wide' : 'narrow'));
  }

  protected async logOut(): Promise<void> {
    await this.session.logout();
    await this.router.navigateByUrl('/login');
  }
}
