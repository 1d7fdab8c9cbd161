import os from 'node:os';
import { startOwnRex } from '@rex/testing/stack';
import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, BROWSER_PLACES, findBrowser } from '../e2e/find-browser';
import { measureCanvas } from './canvas/measure-canvas';
import { measureDetail } from './detail/measure-detail';
import { Endings } from './endings';
import { Findings } from './findings';
import { findingsTable } from './findings-table';
import { measureLists } from './lists/measure-lists';
import { ENVIRONMENT, type Stand } from './stand';

const PARTS = { canvas: measureCanvas, lists: measureLists, detail: measureDetail };
type Part = keyof typeof PARTS;

/**
 * `npm run bench -- --editor [--only canvas|lists|detail]`: what the editor takes in a real browser, with a REX of its own behind it.
 * Prints JSON lines, and at the end a table of the figures and their bars. A bar that is not met is a result, and no failure.
 */
async function main(): Promise<void> {
  const parts = wantedParts();
  const executablePath = findBrowser();
  if (parts === undefined || executablePath === undefined) {
    if (executablePath === undefined)
      say(`There is no browser to measure in. Install one of: ${BROWSER_PLACES.join(', ')}`);
    process.exitCode = 1;
    return;
  }
  const endings = new Endings();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void endings.run().then(() => process.exit(130)));
  // What nobody waited for: nothing that was started may outlive it.
  process.once('uncaughtException', (error) => {
    say(String(error.stack));
    void endings.run().then(() => process.exit(1));
  });
  try {
    const starting = startOwnRex({ environment: ENVIRONMENT, progress: say });
    endings.add(async () => (await starting).stop());
    const rex = await starting;
    // The signals are for this process, which ends the browser.
    const ownSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    const launching = chromium.launch({ executablePath, args: BROWSER_FLAGS, ...ownSignals });
    endings.add(async () => (await launching).close());
    const browser = await launching;
    say(
      `Chromium ${browser.version()}, load of the machine in the last minute: ${os.loadavg()[0]?.toFixed(1)}`,
    );
    const findings = new Findings();
    for (const part of parts) await measurePart(part, { rex, browser, findings, say });
    say(`\n${findingsTable(findings.all)}`);
  } finally {
    await endings.run();
  }
}

/** One that fails does not keep the others from being measured. */
async function measurePart(part: Part, stand: Stand): Promise<void> {
  try {
    await PARTS[part](stand);
  } catch (error) {
    say(`${part} could not be measured to its end: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
}

function wantedParts(): Part[] | undefined {
  const all = Object.keys(PARTS) as Part[];
  const at = process.argv.indexOf('--only');
  if (at < 0) return all;
  const wanted = all.filter((part) => part === process.argv[at + 1]);
  if (wanted.length > 0) return wanted;
  say(`--only takes one of: ${all.join(', ')}`);
  return undefined;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
