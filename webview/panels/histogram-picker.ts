import { element, setText } from '../dom.js';
import { kindsOf, type HistogramKind, type HistogramName } from '../histograms/index.js';
import type { Language } from './panel.js';

const kindTexts = { weights: 'histogramWeights', gradients: 'histogramGradients', logged: 'histogramLogged' } as const;

/** Chooses the weight whose histograms are shown, and whether it is the weight or its gradient. */
export class HistogramPicker {
  readonly root = element('div', { class: 'histogram-picker' });
  private readonly label = element('span');
  private readonly select = element('select');
  private readonly kinds = element('div', { class: 'kinds', role: 'group' });
  private names: readonly HistogramName[] = [];
  private kind: HistogramKind | undefined;
  private weight: string | undefined;
  private language: Language | undefined;

  /** @param onChoose another one was chosen. */
  constructor(private readonly onChoose: () => void) {
    this.root.append(element('label', {}, this.label, this.select), this.kinds);
    this.select.addEventListener('change', () => {
      this.weight = this.offered[this.select.selectedIndex]?.label;
      onChoose();
    });
  }

  /** What is chosen; undefined where there is nothing to choose from. */
  get chosen(): HistogramName | undefined {
    return this.offered.find(({ label }) => label === this.weight) ?? this.offered[0];
  }

  /** Takes over words. */
  reset(language: Language): void {
    this.language = language;
    setText(this.label, language.texts.get('histogramOf'));
    this.kinds.setAttribute('aria-label', language.texts.get('histogramKind'));
    this.show();
  }

  /** Offers these; what was chosen stays so where it is among them. */
  offer(names: readonly HistogramName[]): void {
    this.names = names;
    this.show();
  }

  private get offered(): readonly HistogramName[] {
    const kind = this.shownKind;
    return this.names.filter((name) => name.kind === kind);
  }

  private get shownKind(): HistogramKind | undefined {
    const kinds = kindsOf(this.names);
    return this.kind !== undefined && kinds.includes(this.kind) ? this.kind : kinds[0];
  }

  private show(): void {
    const { language } = this;
    if (language === undefined) return;
    this.select.replaceChildren(...this.offered.map(({ label }) => element('option', {}, label)));
    this.select.selectedIndex = this.offered.findIndex((name) => name === this.chosen);
    const kinds = kindsOf(this.names);
    this.kinds.hidden = kinds.length < 2;
    this.kinds.replaceChildren(...kinds.map((kind) => this.kindButton(kind, language)));
  }

  private kindButton(kind: HistogramKind, { texts }: Language): HTMLElement {
    const button = element('button', { type: 'button', class: 'action', 'aria-pressed': String(kind === this.shownKind) }, texts.get(kindTexts[kind]));
    button.addEventListener('click', () => {
      this.weight = this.chosen?.label;
      this.kind = kind;
      this.show();
      // The buttons were made anew.
      this.kinds.querySelectorAll('button')[kindsOf(this.names).indexOf(kind)]?.focus();
      this.onChoose();
    });
    return button;
  }
}
