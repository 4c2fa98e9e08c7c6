import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the loss chart says of itself to a screen reader. */
export interface LossSummary {
  readonly first: number;
  readonly last: number;
  readonly steps: number;
}

/** A line of the gradient chart, as its legend has it. */
export interface GradientLine {
  readonly layer: string;
  readonly norm: string;
}

/** A page of the dashboard, read as it is on the screen. */
export class Dashboard {
  private readonly frame: FrameLocator;

  constructor(page: Page, surface: 'sidebar' | 'editor' = 'sidebar') {
    const pages = page.locator('iframe.webview');
    // VS Code shows a view's page in a frame within a frame; that of the editor comes later.
    this.frame = (surface === 'editor' ? pages.last() : pages.first()).contentFrame().frameLocator('#active-frame');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** The word for what the run is doing: "Training · 12 %". */
  get state(): Locator {
    return this.frame.locator('.header .state');
  }

  /** The title, the numbers and the message, as text. */
  get header(): Locator {
    return this.frame.locator('.header');
  }

  /**
   * Waits until the loss has a point.
   * @throws Error with the message that the page shows, if the run fails instead
   */
  async waitForFirstPoint(): Promise<void> {
    const point = this.frame.locator('#loss .position').getByText(/\d/);
    const failure = this.frame.locator('.header[data-state="failed"] .message');
    await point.or(failure).first().waitFor();
    if (await failure.isVisible()) throw new Error(`The run failed: ${await failure.innerText()}`);
  }

  /** The last step that the loss chart shows. */
  async drawnStep(): Promise<number> {
    await this.show('#loss');
    return numberIn(await this.frame.locator('#loss .position').innerText());
  }

  /** The last step that the trainer told of. */
  async step(): Promise<number> {
    const figure = this.frame.locator('.figures > div').filter({ has: this.frame.locator('dt', { hasText: 'Step' }) });
    return numberIn((await figure.locator('dd').innerText()).split('/')[0] ?? '');
  }

  /** What the loss chart says of itself; null before the first point. */
  async loss(): Promise<LossSummary | null> {
    const words = (await this.lossChart.getAttribute('aria-label')) ?? '';
    const [, first, last, steps] = /loss from (\S+) to (\S+) over ([\d,]+) steps/.exec(words) ?? [];
    if (first === undefined || last === undefined || steps === undefined) return null;
    return { first: Number(first), last: Number(last), steps: numberIn(steps) };
  }

  /** The rows under the gradient chart. */
  async gradientLines(): Promise<GradientLine[]> {
    await this.show('#gradients');
    await this.frame.locator('#gradients .layer-legend .value').filter({ hasText: /\d/ }).first().waitFor();
    const rows = await this.frame.locator('#gradients .layer-legend .legend-row').all();
    return Promise.all(
      rows.map(async (row) => ({ layer: await row.locator('.name').innerText(), norm: await row.locator('.value').innerText() })),
    );
  }

  /** What the gradient chart says of itself to a screen reader. */
  async gradientSummary(): Promise<string> {
    return (await this.frame.locator('#gradients').getByRole('img').first().getAttribute('aria-label')) ?? '';
  }

  /** The metrics after the last epoch: rows of name, training, validation. */
  async metrics(): Promise<string[][]> {
    const rows = await this.frame.locator('#metrics tbody tr').all();
    return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  }

  /** The rows of the gradient chart that say which layer is pointed at. */
  get pointedLayer(): Locator {
    return this.frame.locator('#gradients .layer-legend .pointed .name');
  }

  /** The row of a layer under the gradient chart; a click leads to its line. */
  layerRow(name: string): Locator {
    return this.frame.locator('#gradients .layer-legend .legend-row').filter({ has: this.frame.locator('.name').getByText(name, { exact: true }) });
  }

  /** The section that shows how weights lie over the steps. */
  get histograms(): Locator {
    return this.frame.locator('#histograms');
  }

  /** The runs in the chart of a layer's gradients in several runs. */
  get comparedRuns(): Locator {
    return this.frame.locator('#compared-gradients .legend-row .name');
  }

  /** The values that it has for them. */
  get comparedValues(): Locator {
    return this.frame.locator('#compared-gradients .legend-row .value');
  }

  /** Scrolls to a part of the page: what is out of sight is not drawn. */
  async show(section: string): Promise<void> {
    await this.frame.locator(section).scrollIntoViewIfNeeded();
  }

  /** Brings a part of the page to its top, and waits until it is drawn beyond a step: what it was before out of sight is older. */
  async scrollTo(section: string, step: number): Promise<void> {
    const part = this.frame.locator(section);
    await part.evaluate((element: { scrollIntoView(options: object): void }) => element.scrollIntoView({ block: 'start' }));
    await expect.poll(async () => numberIn(await part.locator('.position').innerText()), { timeout: 60_000 }).toBeGreaterThan(step);
  }

  private get lossChart(): Locator {
    return this.frame.locator('#loss').getByRole('img');
  }
}

/** The last whole number in a text such as "Step 1,234" and "Steps 1,230–1,234"; 0 where there is none. */
function numberIn(text: string): number {
  return Number(text.match(/\d[\d,]*/g)?.at(-1)?.replaceAll(',', '') ?? 0);
}
