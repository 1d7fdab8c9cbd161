import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The product's mark and name. */
@Component({
  selector: 'app-product-mark',
  template: `
    <span class="product-mark">
      <svg class="product-glyph" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path class="product-line" d="M10 10h4a4 4 0 0 1 4 4v4a4 4 0 0 0 4 4M9 10v12" />
        <circle class="product-dot" cx="9" cy="9" r="4" />
        <circle class="product-dot is-dim" cx="9" cy="23" r="4" />
        <circle class="product-dot is-accent" cx="23" cy="22" r="4" />
      </svg>
      <span class="product-name" i18n>REX</span>
    </span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductMarkComponent {}
