import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page of a fresh browser profile, with a record of what went wrong in it. */
export interface WatchedPage {
  page: Page;
  /** Uncaught errors, console errors and violations of the content security policy, as they come. */
  complaints: string[];
}

/** Opens a page at an address and watches it from before its first script. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      const [element] = event.composedPath();
      const where = element instanceof Element ? element.outerHTML.slice(0, 300) : '';
      console.error(
        `content security policy: ${violatedDirective} refused ${blockedURI} of ${sourceFile}:${lineNumber} ${where}`,
      );
    });
  });
  await page.goto(url);
  return { page, complaints };
}
