import { existsSync } from 'node:fs';
import { SetupError } from './errors.mjs';
import { findCommand } from './find-command.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** A Chromium of this machine; `CHROMIUM` comes first. Null where there is none. */
export function findBrowser() {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  return commands.map(findCommand).find((path) => path !== null) ?? applications.find((path) => existsSync(path)) ?? null;
}

/**
 * Starts a headless Chromium under Playwright. Needs the npm packages.
 * @returns {Promise<import('playwright-core').Browser>}
 * @throws {SetupError} if this machine has no Chromium
 */
export async function launchBrowser() {
  const executablePath = findBrowser();
  if (executablePath === null) {
    throw new SetupError('No Chromium was found. Install it (on Debian: sudo apt-get install chromium) or name one in CHROMIUM.');
  }
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
