import { existsSync } from 'node:fs';

/** Where Chromium or Chrome usually lies. */
export const BROWSER_PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** The browser that journeys run in. Undefined when none is installed. */
export function findBrowser(): string | undefined {
  return BROWSER_PLACES.find((place) => existsSync(place));
}

/** Keeps the browser from calling anywhere by itself, and lets it run as root in a container. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
