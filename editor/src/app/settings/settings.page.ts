import { ChangeDetectionStrategy, Component, ViewEncapsulation } from '@angular/core';
import { ToastsComponent } from '../ui/toasts/toasts.component';
import { AccountSectionComponent } from './account/account-section.component';
import { AppearanceSectionComponent } from './appearance-section.component';
import { CanvasSectionComponent } from './canvas-section.component';
import { DevicesSectionComponent } from './devices/devices-section.component';
import { PRODUCT } from './product';
import { TokensSectionComponent } from './tokens/tokens-section.component';

/** How REX looks and behaves for this person, and what opens their account. */
@Component({
  selector: 'app-settings-page',
  imports: [
    AppearanceSectionComponent,
    CanvasSectionComponent,
    TokensSectionComponent,
    DevicesSectionComponent,
    AccountSectionComponent,
    ToastsComponent,
  ],
  templateUrl: './settings.page.html',
  styleUrls: ['../../styles/settings.css', '../../styles/table.css'],
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingsPage {
  protected readonly product = PRODUCT;
  protected readonly sections = [
    { id: 'appearance', label: $localize`Appearance` },
    { id: 'canvas-choices', label: $localize`Canvas and saving` },
    { id: 'tokens', label: $localize`API tokens` },
    { id: 'devices', label: $localize`Devices` },
    { id: 'account', label: $localize`Account` },
    { id: 'about', label: $localize`About` },
  ];

  /** A fragment link would leave the page, because of <base href>: so the focus is moved by hand. */
  protected goTo(event: Event, id: string): void {
    event.preventDefault();
    const heading = document.getElementById(id);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }
}
