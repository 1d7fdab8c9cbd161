// A journey that fails tells what was on its pages by then: on a machine that nobody sees, that is all there is to find the cause by.
const NodeEnvironment = require('./jest-env.cjs');

const MOST_LINES = 80;
const PATIENCE_MS = 5_000;

module.exports = class extends NodeEnvironment {
  /** Those that tests before left open. */
  old = [];

  async handleTestEvent(event) {
    const contexts = this.global.journeyBrowser?.contexts() ?? [];
    if (event.name === 'test_fn_start') this.old = contexts;
    if (event.name !== 'test_fn_failure' || !(event.error instanceof this.global.Error)) return;
    const pages = contexts.filter((each) => !this.old.includes(each)).flatMap((each) => each.pages());
    for (const page of pages) event.error.stack += `\n${await tellPage(page)}`;
  }
};

/** Its address, where the focus is, and what is in it by roles, but for the navigation and the addresses of links. */
async function tellPage(page) {
  const snapshot = (selector) => page.locator(selector).first().ariaSnapshot({ timeout: PATIENCE_MS });
  const text = await snapshot('main')
    .catch(() => snapshot('body'))
    .catch((error) => error.message);
  const focus = await page
    .evaluate('document.activeElement?.outerHTML.slice(0, 160)')
    .catch(() => 'what nobody knows');
  const lines = text.split('\n').filter((line) => !line.includes('- /url:'));
  return [`${page.url()} showed, with the focus on ${focus}:`, ...lines.slice(0, MOST_LINES)].join('\n');
}
