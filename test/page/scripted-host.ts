import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { pageHtml } from '../../src/dashboard/page.js';
import { ShownCharts } from '../../src/dashboard/shown-charts.js';
import { ShownHistograms } from '../../src/dashboard/shown-histograms.js';
import { dashboardTexts } from '../../src/dashboard/texts.js';
import { withNumberWords, type DashboardIntent, type DashboardState, type RunStatus, type ShownChart } from '../../src/protocol/index.js';
import { distributionOf, HistogramStore, SeriesStore } from '../../src/runs/index.js';
import type { ScriptedRun } from './scripted-run.js';
import { hostThemes, type HostThemeName } from './themes.js';

const root = resolve(import.meta.dirname, '../..');
const origin = 'http://dashboard.test';
const nonce = 'page-test';

/** The surroundings of a page. */
export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: HostThemeName;
  readonly language?: string;
  readonly surface?: 'sidebar' | 'editor';
}

/** Builds the page as the product does, once. */
export async function buildPage(): Promise<{ script: string; style: string }> {
  const outdir = await mkdtemp(join(tmpdir(), 'gradlens-page-'));
  await build({
    entryPoints: { webview: join(root, 'webview/main.ts') },
    outdir,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  return { script: await readFile(join(outdir, 'webview.js'), 'utf8'), style: await readFile(join(outdir, 'webview.css'), 'utf8') };
}

/** The browser that pages are opened in: Debian's Chromium, or the one that CHROMIUM names. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
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

/** The dashboard's real page, with its real content security policy, in front of a host that follows a script. */
export class ScriptedHost {
  /** What the page asked for, oldest first. */
  readonly intents: DashboardIntent[] = [];
  /** The charts that the page shows now, as it told the host. */
  charts: readonly ShownChart[] = [];
  /** Errors of the page and refusals of its content security policy. */
  readonly errors: string[] = [];
  private store = new SeriesStore();
  private readonly shown = new ShownCharts((run) => (run === this.run ? this.store : this.compared.get(run)));
  private histograms = new HistogramStore();
  private readonly shownHistograms = new ShownHistograms((run) => (run === this.run ? this.histograms : undefined));
  private run: string | undefined;
  private readonly compared = new Map<string, SeriesStore>();

  private constructor(readonly page: Page) {}

  static async open(
    browser: Browser,
    files: { script: string; style: string },
    { width = 300, height = 900, theme = 'dark', language = 'en', surface = 'sidebar' }: OpenOptions = {},
  ): Promise<ScriptedHost> {
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2 });
    const page = await context.newPage();
    const host = new ScriptedHost(page);
    page.on('pageerror', (error) => host.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') host.errors.push(message.text());
    });
    await page.exposeFunction('intentOfPage', (intent: DashboardIntent) => host.receive(intent));
    await page.addInitScript({ path: join(import.meta.dirname, 'in-page.js') });
    const html = pageHtml({ cspSource: origin, script: `${origin}/webview.js`, style: `${origin}/webview.css`, nonce, language, title: 'GradLens', surface });
    await page.route(`${origin}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/webview.js') await route.fulfill({ contentType: 'text/javascript', body: files.script });
      else if (path === '/webview.css') await route.fulfill({ contentType: 'text/css', body: files.style });
      else await route.fulfill({ contentType: 'text/html', body: html });
    });
    // VS Code sets the theme before a page's own script runs.
    const applied = `scriptedHost.applyTheme(${JSON.stringify(hostThemes[theme])})`;
    await page.addInitScript(`document.addEventListener('readystatechange', () => ${applied}, { once: true })`);
    await page.goto(`${origin}/`);
    return host;
  }

  async setTheme(theme: HostThemeName): Promise<void> {
    await this.page.evaluate(`scriptedHost.applyTheme(${JSON.stringify(hostThemes[theme])})`);
    await this.nextFrame();
  }

  /** Tells everything of a run, whose series have the steps from the first to the last one given. */
  async snapshot(scripted: ScriptedRun | null, status: RunStatus, steps?: readonly [number, number]): Promise<void> {
    this.store = new SeriesStore();
    this.histograms = new HistogramStore();
    this.run = scripted?.run.id;
    this.shown.clear();
    this.shownHistograms.clear();
    if (scripted) this.measure(scripted, ...(steps ?? [1, scripted.series['loss']?.length ?? 0]));
    await this.post({ type: 'snapshot', texts: dashboardTexts(), run: scripted?.run ?? null, status, epochs: scripted?.epochs ?? [] });
    await this.settle();
  }

  /** Tells a run with others beside it. */
  async compare(scripted: ScriptedRun, status: RunStatus, others: Readonly<Record<string, ScriptedRun>>): Promise<void> {
    for (const [name, other] of Object.entries(others)) this.compared.set(name, storeOf(other));
    const compared = Object.entries(others).map(([name, { epochs, run }]) => ({ id: name, name, epochs: [...epochs], layers: run.layers }));
    this.store = storeOf(scripted);
    this.run = scripted.run.id;
    this.shown.clear();
    await this.post({ type: 'snapshot', texts: dashboardTexts(), run: scripted.run, status, epochs: [...scripted.epochs], compared });
    await this.settle();
  }

  /** Tells the steps from `first` to `last`, as the run goes on. */
  async append(scripted: ScriptedRun, first: number, last: number): Promise<void> {
    this.measure(scripted, first, last);
    for (const message of this.shown.changes()) await this.post(message);
    await this.settle();
  }

  /** Tells of a step of a run that is drawn beside the one that is looked at. */
  async appendBeside(run: string, { step, values }: { readonly step: number; readonly values: Readonly<Record<string, number>> }): Promise<void> {
    for (const [name, value] of Object.entries(values)) this.compared.get(run)?.appendPoint(name, step, value);
    for (const message of this.shown.changes()) await this.post(message);
    await this.settle();
  }

  /** Tells how arrays lie after a step, as the run goes on. */
  async addHistograms(step: number, arrays: Readonly<Record<string, readonly number[]>>): Promise<void> {
    for (const [name, values] of Object.entries(arrays)) {
      const { limits, counts, notFinite, sum, sumOfSquares } = distributionOf(values);
      this.histograms.add(name, step, { limits, counts, notFinite, moments: { sum, sumOfSquares } });
    }
    if (this.run !== undefined) for (const message of this.shownHistograms.changes(this.run)) await this.post(withNumberWords(message) as DashboardState);
    await this.settle();
  }

  /** Until the page has asked for what it shows, and drawn the answers, however slow the machine is. */
  async settle(): Promise<void> {
    for (let quietFrames = 0; quietFrames < 4; ) {
      await this.nextFrame();
      quietFrames = (await this.page.evaluate<boolean>('scriptedHost.atRest()')) ? quietFrames + 1 : 0;
    }
  }

  private measure({ series, observations = [] }: ScriptedRun, first: number, last: number): void {
    const frame = Object.entries(series).map(([name, values]) => [name, Float32Array.from(values.slice(first - 1, last))] as const);
    this.store.append({
      firstStep: first,
      series: Object.fromEntries(frame),
      observations: [...observations.filter(({ step }) => step >= first && step <= last)],
    });
  }

  /** Does what the extension does with a message of the page: charts are answered, everything is noted. */
  private async receive(intent: DashboardIntent): Promise<void> {
    if (intent.type === 'showHistograms') {
      for (const message of this.shownHistograms.show(intent.shown)) await this.deliver(withNumberWords(message) as DashboardState);
      return;
    }
    if (intent.type !== 'show') {
      this.intents.push(intent);
      return;
    }
    this.charts = intent.charts;
    for (const message of this.shown.show(intent.charts)) await this.deliver(message);
  }

  /** Sends any message. */
  async post(message: DashboardState | Readonly<Record<string, unknown>>): Promise<void> {
    await this.deliver(message);
    await this.nextFrame();
  }

  private async deliver(message: DashboardState | Readonly<Record<string, unknown>>): Promise<void> {
    await this.page.evaluate(`scriptedHost.post(${JSON.stringify(message, packed)})`);
  }

  /** Until the page has taken everything in and drawn it. */
  async nextFrame(): Promise<void> {
    await this.page.evaluate('scriptedHost.nextFrame()');
  }

  /** Brings a part of the page into sight, where it is asked for and drawn. */
  async scrollTo(selector: string): Promise<void> {
    await this.page.locator(selector).scrollIntoViewIfNeeded();
    await this.settle();
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(root, 'test/output/page', `${name}.png`), fullPage: true });
  }

  /** The bytes that the page last asked to have saved. */
  savedBytes(): Uint8Array {
    const saved = this.intents.findLast((intent) => intent.type === 'saveFile');
    // Typed arrays cross out of the browser as objects with a property for each byte.
    return Uint8Array.from(Object.values(saved?.bytes ?? {}));
  }

  /** What the charts say of themselves to a screen reader, from the top of the page to its end. */
  async summaries(): Promise<(string | null)[]> {
    const charts = await this.page.getByRole('img').all();
    return Promise.all(charts.map((chart) => chart.getAttribute('aria-label')));
  }

  /** A canvas as it is drawn. */
  async picture(canvas: string): Promise<string> {
    return String(await this.page.evaluate(`document.querySelector(${JSON.stringify(canvas)}).toDataURL()`));
  }

  /** The lightness (of CIE L*a*b*, 0 to 100) down the middle of a canvas, in so many equal rows. */
  async lightness(canvas: string, rows: number): Promise<number[]> {
    return this.page.evaluate<number[]>(`scriptedHost.lightness(${JSON.stringify(canvas)}, ${rows})`);
  }

  /** Whether a text is well-formed XML. */
  async parsesAsXml(text: string): Promise<boolean> {
    const script = `new DOMParser().parseFromString(${JSON.stringify(text)}, 'image/svg+xml').querySelector('parsererror') === null`;
    return this.page.evaluate<boolean>(script);
  }

  /** What the page asked VS Code to keep. */
  keptState(): Promise<unknown> {
    return this.page.evaluate('scriptedHost.kept()');
  }

  /** By how many pixels the page is wider than its place. */
  async overflow(): Promise<number> {
    return Number(await this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** What a run measured, from its first step to its last. */
function storeOf({ series, observations = [] }: ScriptedRun): SeriesStore {
  const store = new SeriesStore();
  store.append({ firstStep: 1, series: Object.fromEntries(Object.entries(series).map(([name, values]) => [name, Float32Array.from(values)])), observations: [...observations] });
  return store;
}

/** Typed arrays as they cross into the browser: by their bytes. */
function packed(_key: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  return { typedArray: value.constructor.name, bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
}
