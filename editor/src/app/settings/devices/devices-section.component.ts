import { ChangeDetectionStrategy, Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { AccountApi } from '../../api/account-api';
import { toApiError, type ApiError } from '../../api/api-error';
import type { DeviceResponse } from '../../api/openapi';
import { IconComponent } from '../../ui/icon.component';
import { TimeAgoComponent } from '../../ui/time-ago.component';
import { ToastStore } from '../../ui/toasts/toast.store';
import { deviceName } from './device-name';

/** Where one is signed in. */
@Component({
  selector: 'app-devices-section',
  imports: [IconComponent, TimeAgoComponent],
  templateUrl: './devices-section.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DevicesSectionComponent {
  protected readonly devices = signal<readonly DeviceResponse[] | null>(null);
  protected readonly error = signal<ApiError | null>(null);
  protected readonly deviceName = deviceName;
  private readonly api = inject(AccountApi);
  private readonly toasts = inject(ToastStore);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.error.set(null);
    try {
      this.devices.set((await this.api.devices()).items);
    } catch (thrown) {
      this.error.set(toApiError(thrown));
    }
  }

  protected async signOut({ id }: DeviceResponse): Promise<void> {
    try {
      await this.api.endSession(id);
      this.devices.update((devices) => devices?.filter((device) => device.id !== id) ?? null);
      this.toasts.show({ kind: 'info', text: $localize`The device is signed out.` });
      this.heading().nativeElement.focus();
    } catch (thrown) {
      this.toasts.show({ kind: 'bad', text: toApiError(thrown).message });
    }
  }
}
