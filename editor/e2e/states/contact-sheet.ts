import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Lays pictures out on a page, each with its name; the answer is how high the page is, in pixels. */
export async function contactSheet(page: Page, folder: string, files: readonly string[]): Promise<number> {
  const pictures = files.map((name) => ({
    name,
    source: `data:image/webp;base64,${readFileSync(path.join(folder, name)).toString('base64')}`,
  }));
  await page.setContent('<body></body>');
  return page.evaluate(async (all) => {
    document.body.style.cssText =
      'margin:0;padding:8px;background:#444;color:#eee;font:10px system-ui;display:flex;flex-wrap:wrap;gap:8px';
    const loaded = all.map(({ name, source }) => {
      const figure = document.body.appendChild(document.createElement('figure'));
      figure.style.margin = '0';
      const image = figure.appendChild(document.createElement('img'));
      image.src = source;
      image.style.cssText = 'display:block;height:220px';
      figure.append(name.replace('.webp', ''));
      return image.decode();
    });
    await Promise.all(loaded);
    return document.documentElement.scrollHeight;
  }, pictures);
}
