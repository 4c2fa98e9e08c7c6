import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromium, errors, type Browser, type Locator, type Page } from 'playwright-core';
import { Dashboard } from './dashboard.js';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** A window of real VS Code, as somebody who sits in front of it sees and uses it. */
export class Workbench {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  /** Opens a window and waits until its files are listed. */
  static async open(url: string, size: WindowSize = { width: 1440, height: 900 }): Promise<Workbench> {
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    const page = await browser.newPage({ viewport: size });
    await page.goto(url);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    return new Workbench(browser, page);
  }

  /** The training sidebar. */
  get dashboard(): Dashboard {
    return new Dashboard(this.page);
  }

  /** Opens a file from the list on the left. */
  async openFile(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name }).dblclick();
    await this.page.getByRole('tab', { name, selected: true }).waitFor();
  }

  /** The lens that says this. */
  lens(words: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration').getByText(words);
  }

  /**
   * Clicks a lens, as soon as it can be clicked: what VS Code remembers of a file's lenses it shows at once, but as mere
   * text until the extension has given them anew.
   * @returns when it was clicked, as performance.now() has it
   */
  async clickLens(words: string | RegExp): Promise<number> {
    const link = this.page.locator('.codelens-decoration a').filter({ hasText: words });
    await link.waitFor();
    const clicked = performance.now();
    await link.click();
    return clicked;
  }

  /** The message at the edge of the window that says this. */
  notification(words: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: words });
  }

  /** The text of the lines that are in sight. */
  async visibleText(): Promise<string> {
    const lines = await this.page.locator('.editor-instance .view-line').allInnerTexts();
    // The editor draws spaces as non-breaking ones.
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Makes the sidebar wider by dragging its edge. */
  async widenSidebar(pixels: number): Promise<void> {
    const sidebar = await this.page.locator('.part.sidebar').boundingBox();
    if (sidebar === null) throw new Error('The sidebar is not shown.');
    const [x, y] = [sidebar.x + sidebar.width, sidebar.y + sidebar.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, y, { steps: 5 });
    await this.page.mouse.up();
    // Away from the edge, which is lit up as long as the pointer is on it, and from code, which would explain itself.
    await this.page.mouse.move(x + pixels + 200, 4);
  }

  /** Opens the sidebar of GradLens by its icon. */
  async openTrainingSidebar(): Promise<void> {
    await this.page.locator('.activitybar').getByRole('tab', { name: 'GradLens' }).click();
  }

  /** Opens the list of files. */
  async openExplorer(): Promise<void> {
    const explorer = this.page.locator('.activitybar').getByRole('tab', { name: /^Explorer/ });
    if ((await explorer.getAttribute('aria-selected')) !== 'true') await explorer.click();
  }

  /** Opens the dashboard among the editors, beside the one in the sidebar. */
  async openDashboard(): Promise<void> {
    await this.runCommand('GradLens: Open Dashboard');
    await this.page.locator('iframe.webview').nth(1).waitFor({ state: 'attached' });
  }

  /** Gives the editor at which one looks the whole window. */
  async giveAllRoom(): Promise<void> {
    await this.runCommand('View: Join All Editor Groups');
    await this.runCommand('View: Toggle Primary Side Bar Visibility');
    await this.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  }

  /** Loads the window anew: VS Code starts another extension host. Resolves when its files are listed. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.explorer-folders-view .monaco-list-row, .webview').first().waitFor({ timeout: 60_000 });
  }

  /** Opens a view of the sidebar, where it is folded. */
  async unfoldView(title: string): Promise<void> {
    const header = this.page.locator('.pane-header').filter({ hasText: title });
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  }

  /** The entry of the tree of runs whose name says this. */
  runEntry(words: string | RegExp): Locator {
    return this.page.getByRole('treeitem', { name: words });
  }

  /** Selects entries of the tree of runs, and takes what their menu offers under this name. */
  async withRuns(entries: readonly Locator[], action: string): Promise<void> {
    for (const [index, entry] of entries.entries()) await entry.locator('.monaco-highlighted-label').click(index === 0 ? {} : { modifiers: ['Control'] });
    const item = this.page.getByRole('menuitem', { name: action });
    // A menu closes where the tree is drawn anew, or an editor takes the keyboard, as it opens.
    for (let attempt = 1; attempt <= 5 && !(await item.isVisible()); attempt += 1) {
      await entries.at(-1)?.click({ button: 'right' });
      await item.waitFor({ timeout: 5000 }).catch((error: unknown) => {
        if (!(error instanceof errors.TimeoutError)) throw error;
      });
    }
    // A click that comes at once is taken for a part of the one that opened the menu; a key is not.
    await item.hover();
    await this.page.keyboard.press('Enter');
  }

  /** Puts the cursor on the first line in sight that has this text, into its first words. */
  async clickCode(text: string): Promise<void> {
    await this.page.locator('.editor-instance .view-line').filter({ hasText: text.replaceAll(' ', '\u00a0') }).first().click({ position: { x: 120, y: 8 } });
  }

  /** Rests on a marked text until its hover is there, and clicks the rule that is named in it. */
  async clickRuleOf(text: string, rule: string): Promise<void> {
    const marked = this.page.locator('.editor-instance .view-line').filter({ hasText: text.replaceAll(' ', '\u00a0') }).getByText(text.split('=').at(-1) ?? text);
    const link = this.page.locator('.monaco-hover .code-link').filter({ hasText: rule });
    await marked.first().hover();
    await link.waitFor();
    await link.click();
  }

  /** The tab of an editor. */
  tab(name: string | RegExp): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** A link in the preview of a Markdown document that is in front. */
  linkInPreview(text: string): Locator {
    return this.page.locator('iframe.webview').last().contentFrame().frameLocator('#active-frame').getByRole('link', { name: text });
  }

  /** Where the cursor is, as the status bar has it: "Ln 21, Col 5". */
  get cursorPlace(): Locator {
    return this.page.locator('.statusbar').getByText(/^Ln \d+, Col \d+/);
  }

  /** Answers the dialog that asks for a file's place with the place that it offers. */
  async saveWhereOffered(): Promise<void> {
    const place = this.page.locator('.quick-input-widget');
    const input = place.locator('input');
    await place.getByText(/^Save .* as/).waitFor();
    for (let [before, value] = ['', await input.inputValue()]; value !== before || !/\.\w+$/.test(value); ) {
      await this.page.waitForTimeout(300);
      [before, value] = [value, await input.inputValue()];
    }
    await input.press('Enter');
    await place.waitFor({ state: 'hidden' });
  }

  /**
   * Saves in the place of a path, in the dialog that asks for one. That fills in the place that it offers once it has read its
   * folder, and adds to what is typed until then.
   */
  async saveAs(path: string): Promise<void> {
    const place = this.page.locator('.quick-input-widget');
    const input = place.locator('input');
    await place.getByText(/^Save .* as/).waitFor();
    for (let isSettled = false; !isSettled; ) {
      if ((await input.inputValue()) !== path) await input.fill(path);
      await this.page.waitForTimeout(1000);
      isSettled = (await input.inputValue()) === path;
    }
    await input.press('Enter');
  }

  /** Chooses an entry of the list that VS Code shows at the top. */
  async choose(entry: string | RegExp): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: entry }).first().click();
  }

  /** Says yes to the question that stands at the top of the window. */
  async confirm(question: string | RegExp): Promise<void> {
    const place = this.page.locator('.quick-input-widget');
    await place.getByText(question).first().waitFor();
    await place.getByRole('button', { name: 'OK' }).click();
  }

  /** Answers the question that stands at the top of the window with a text. */
  async answer(question: string | RegExp, text: string): Promise<void> {
    const place = this.page.locator('.quick-input-widget');
    await place.getByText(question).first().waitFor();
    await place.locator('input').fill(text);
    await place.locator('input').press('Enter');
  }

  /** The dashboard among the editors. */
  get editorDashboard(): Dashboard {
    return new Dashboard(this.page, 'editor');
  }

  /** Runs a command by its title in the command palette. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
  }

  /** A picture of the window, as PNG. */
  picture(): Promise<Buffer> {
    return this.page.screenshot();
  }

  /** Keeps a picture of a part of the window. */
  async screenshotOf(part: string, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.locator(part).first().screenshot({ path });
  }

  /** Keeps a picture of the window. */
  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
