import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageHtml } from '../../../src/dashboard/page.js';
import { sampleTitle } from '../../../src/dashboard/sample-title.js';
import { statusBarText } from '../../../src/dashboard/status-text.js';
import { dashboardTexts } from '../../../src/dashboard/texts.js';
import { dashboardTextKeys, type DashboardRun } from '../../../src/protocol/index.js';

const root = resolve(import.meta.dirname, '../../..');
const html = pageHtml({
  cspSource: 'https://files.test',
  script: 'https://files.test/webview.js',
  style: 'https://files.test/webview.css',
  nonce: 'n0nce',
  language: 'ko',
  title: 'A "title" <of> sorts',
  surface: 'editor',
});

describe('the page’s shell', () => {
  it('allows its own script and styles, and nothing else', () => {
    expect(html).toContain(
      `content="default-src 'none'; script-src 'nonce-n0nce'; style-src https://files.test 'nonce-n0nce'; font-src https://files.test;"`,
    );
    expect(html).not.toMatch(/unsafe|\sstyle=|\son\w+=/);
  });

  it('says where it is shown', () => {
    expect(html).toContain('<main data-surface="editor"></main>');
  });

  it('holds no data and escapes what it is given', () => {
    expect(html).toContain('<title>A &quot;title&quot; &lt;of&gt; sorts</title>');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<html lang="ko">');
  });
});

describe('the page’s texts', () => {
  it('are all there', () => {
    const texts = dashboardTexts();
    expect(Object.keys(texts).sort()).toEqual([...dashboardTextKeys].sort());
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });
});

describe('the page’s source', () => {
  it('names no colour: every colour is the theme’s', () => {
    const folder = join(root, 'webview');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(css|ts)$/.test(path));
    expect(sources.length).toBeGreaterThan(20);
    for (const path of sources) {
      const colours = readFileSync(join(folder, path), 'utf8').match(/#[0-9a-f]{3,8}\b(?=[;,'")\s])|\b(?:rgb|hsl)a?\(/gi);
      expect(colours, path).toBeNull();
    }
  });
});

describe('the status bar', () => {
  const run = { totalSteps: 200 } as DashboardRun;

  it('shows how far a run is, and its loss', () => {
    expect(statusBarText({ state: 'running', step: 50, epoch: 1 }, run, 0.3456)).toBe('$(graph-line) 25% · loss 0.346');
    expect(statusBarText({ state: 'paused', step: 50, epoch: 1 }, run, 0.3456)).toBe('$(debug-pause) Paused · 25% · loss 0.346');
    expect(statusBarText({ state: 'running', step: 50, epoch: 1 }, run, Number.NaN)).toBe('$(graph-line) 25% · loss NaN');
  });

  it('says nothing when nothing goes on', () => {
    expect(statusBarText({ state: 'idle', canStart: true }, null, undefined)).toBeUndefined();
    expect(statusBarText({ state: 'failed', step: 1, message: 'No' }, run, 1)).toBeUndefined();
  });
});

describe('a sample’s title', () => {
  it('is the first line of its docstring', () => {
    for (const name of readdirSync(join(root, 'samples')).filter((each) => each.endsWith('.py'))) {
      expect(sampleTitle(readFileSync(join(root, 'samples', name), 'utf8')), name).toMatch(/^\S.{10,}$/);
    }
    expect(sampleTitle('"""One line."""\nimport x')).toBe('One line.');
    expect(sampleTitle('import x')).toBe('');
  });
});
