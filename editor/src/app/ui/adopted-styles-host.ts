import { DOCUMENT, inject, Injectable, type Provider } from '@angular/core';
import { ɵSharedStylesHost as SharedStylesHost } from '@angular/platform-browser';

/**
 * Takes the styles of components as constructed style sheets. Angular would add style elements, which the content security
 * policy refuses; sheets that scripts construct are scripts' business. Only the CDK has such styles, ours are all in styles.css:
 * theirs go into a layer, so that ours win.
 */
@Injectable()
export class AdoptedStylesHost implements Pick<
  SharedStylesHost,
  'addStyles' | 'removeStyles' | 'addHost' | 'removeHost'
> {
  private readonly document = inject(DOCUMENT);
  private readonly sheets = new Map<string, { sheet: CSSStyleSheet; uses: number }>();

  addStyles(styles: string[]): void {
    for (const text of styles) {
      const known = this.sheets.get(text);
      if (known) {
        known.uses += 1;
        continue;
      }
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`@layer parts { ${text} }`);
      this.sheets.set(text, { sheet, uses: 1 });
      this.document.adoptedStyleSheets.push(sheet);
    }
  }

  removeStyles(styles: string[]): void {
    for (const text of styles) {
      const known = this.sheets.get(text);
      if (!known || (known.uses -= 1) > 0) continue;
      this.sheets.delete(text);
      const { adoptedStyleSheets } = this.document;
      this.document.adoptedStyleSheets = adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
    }
  }

  /** Shadow roots are hosts of their own; no component of ours has one. */
  addHost(): void {}

  removeHost(): void {}
}

/** For the application's providers. */
export function provideAdoptedStyles(): Provider {
  return { provide: SharedStylesHost, useClass: AdoptedStylesHost };
}
