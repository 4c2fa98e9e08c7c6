import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildPage, launchBrowser, ScriptedHost, type OpenOptions } from './scripted-host.js';

/**
 * Opens the page for one test, and afterwards makes sure that it made no error and broke no rule of its policy, or made just
 * the errors that are expected.
 */
export type WithPage = (options: OpenOptions, test: (host: ScriptedHost) => Promise<void>, errors?: readonly unknown[]) => Promise<void>;

/** Builds the page and starts a browser for the tests of a file, and stops it after them. */
export function pagesInBrowser(): WithPage {
  let browser: Browser;
  let files: { script: string; style: string };
  beforeAll(async () => {
    files = await buildPage();
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  return async (options, test, errors = []) => {
    const host = await ScriptedHost.open(browser, files, options);
    try {
      await test(host);
      expect(host.errors).toEqual(errors);
    } finally {
      await host.close();
    }
  };
}
