import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { iconPath, type IconName } from './icon-paths';

/** A decorative 16 px icon in the colour of the text. Name what it means in the text or the label beside it. */
@Component({
  selector: 'app-icon',
  template: `
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path [attr.d]="path()" />
    </svg>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class IconComponent {
  /** A Lucide name; one that is not shipped is drawn as a box. */
  readonly name = input.required<IconName | (string & Record<never, never>)>();
  protected readonly path = computed(() => iconPath(this.name()));
}
