import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { buildPage } from '../../page/scripted-host.js';
import { hostThemes } from '../../page/themes.js';

const origin = 'http://dashboard.bench';

/** The rooms of the host reach for Node's modules at their doors; in the bench's worker nothing of these is used. */
const withoutNode: Plugin = {
  name: 'without-node',
  setup(bundle) {
    bundle.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'without-node' }));
    bundle.onLoad({ filter: /.*/, namespace: 'without-node' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** A page among the editors in the dark theme, with the host in a worker and nothing loaded yet. */
export async function openBenchPage(browser: Browser): Promise<Page> {
  const { script, style } = await buildPage();
  const { outputFiles } = await build({
    entryPoints: ['test/bench/dashboard/host.worker.ts'],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    plugins: [withoutNode],
  });
  const { bodyClass, variables } = hostThemes.dark;
  const css = Object.entries(variables).map(([name, value]) => `--vscode-${name}: ${value};`).join(' ');
  const html = `<!DOCTYPE html><html lang="en" style='${css}'><head><link rel="stylesheet" href="/webview.css"><script src="/in-page.js"></script></head><body class="${bodyClass}"><main data-surface="editor"></main></body></html>`;
  const files: Readonly<Record<string, { readonly contentType: string; readonly body: string }>> = {
    '/': { contentType: 'text/html', body: html },
    '/webview.js': { contentType: 'text/javascript', body: script },
    '/webview.css': { contentType: 'text/css', body: style },
    '/host.js': { contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' },
    '/in-page.js': { contentType: 'text/javascript', body: await readFile(join('test/bench/dashboard/in-page.js'), 'utf8') },
  };
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await context.route(`${origin}/**`, async (route) => {
    const file = files[new URL(route.request().url()).pathname];
    await (file === undefined ? route.fulfill({ status: 404 }) : route.fulfill(file));
  });
  await page.goto(`${origin}/`);
  return page;
}
