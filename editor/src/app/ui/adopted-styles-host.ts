import {
  DOCUMENT,
  inject,
  Injectable,
  type Provider,
  type ɵSharedStylesHost as SharedStylesHost,
  ɵSHARED_STYLES_HOST as SHARED_STYLES_HOST,
} from '@angular/core';

/**
 * Takes the styles of components as constructed style sheets. Angular would add style elements, which the content security
 * policy refuses; sheets that scripts construct are scripts' business. So the CDK's parts have their styles, and those of the
 * workflow page come with it and not with every page.
 */
@Injectable()
export class AdoptedStylesHost implements SharedStylesHost {
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
      sheet.replaceSync(text);
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
  return { provide: SHARED_STYLES_HOST, useClass: AdoptedStylesHost };
}
