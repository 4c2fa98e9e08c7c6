import { element, setText } from '../dom.js';
import { smoothings, type AxisUnit } from '../state/index.js';
import type { Language, PageParts } from './panel.js';

const units = ['step', 'epoch', 'time'] as const satisfies readonly AxisUnit[];

/** How charts are drawn: smoothing, the unit of the horizontal axis, and the way back from a zoom. */
export class ViewBar {
  readonly root = element('div', { class: 'view-bar', role: 'toolbar' });
  private readonly smoothing = element('input', { type: 'range', min: '0', max: String(smoothings.length - 1), step: '1' });
  private readonly smoothingLabel = element('span');
  private readonly smoothingValue = element('span', { class: 'smoothing-value', 'aria-hidden': 'true' });
  private readonly unit = element('select');
  private readonly unitLabel = element('span');
  private readonly whole = element('button', { type: 'button', class: 'action' });
  private language: Language | undefined;

  constructor(private readonly parts: PageParts) {
    const { settings, viewport } = parts;
    this.root.append(
      element('div', { class: 'smoothing' }, element('label', {}, this.smoothingLabel, this.smoothing), this.smoothingValue),
      element('label', { class: 'unit' }, this.unitLabel, this.unit),
      this.whole,
    );
    this.smoothing.addEventListener('input', () => settings.change({ smoothing: smoothings[this.smoothing.valueAsNumber] ?? 0 }));
    this.unit.addEventListener('change', () => settings.change({ unit: units[this.unit.selectedIndex] ?? 'step' }));
    this.whole.addEventListener('click', () => viewport.reset());
    settings.onChange(() => this.show());
    viewport.onChange(() => this.show());
  }

  /** Takes over words. */
  reset(language: Language): void {
    this.language = language;
    const { texts } = language;
    this.root.setAttribute('aria-label', texts.get('viewBar'));
    setText(this.smoothingLabel, texts.get('smoothing'));
    this.root.title = texts.get('zoomHint');
    setText(this.unitLabel, texts.get('axis'));
    const words = { step: texts.get('axisSteps'), epoch: texts.get('axisEpochs'), time: texts.get('axisTime') };
    this.unit.replaceChildren(...units.map((unit) => element('option', {}, words[unit])));
    setText(this.whole, texts.get('wholeRun'));
    this.show();
  }

  private show(): void {
    if (this.language === undefined) return;
    const { texts, format } = this.language;
    const { smoothing, unit } = this.parts.settings.current;
    this.smoothing.value = String(Math.max(0, smoothings.indexOf(smoothing)));
    const words = smoothing === 0 ? texts.get('smoothingOff') : texts.get('smoothingSteps', format.count(smoothing));
    setText(this.smoothingValue, words);
    this.smoothing.setAttribute('aria-valuetext', words);
    this.unit.selectedIndex = units.indexOf(unit);
    this.whole.disabled = !this.parts.viewport.isZoomed;
  }
}
