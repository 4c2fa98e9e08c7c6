import { element, setText } from '../dom.js';
import type { Language } from './panel.js';

/** A chart that can be looked for. */
export interface NamedChart {
  readonly name: string;
  readonly root: HTMLElement;
}

/** With fewer charts than this one sees what one looks for. */
const fewest = 8;

/** Looks for charts of a log by their names: those that have what is looked for in theirs are left. */
export class TagSearch {
  readonly root = element('search', { class: 'tag-search' });
  private readonly label = element('span');
  private readonly field = element('input', { type: 'search', spellcheck: 'false', autocomplete: 'off' });
  private readonly count = element('output', { 'aria-live': 'polite' });
  private charts: readonly NamedChart[] = [];
  private language: Language | undefined;

  constructor() {
    this.root.append(element('label', {}, this.label, this.field), this.count);
    this.root.hidden = true;
    this.field.addEventListener('input', () => this.filter());
  }

  /** Looks among these from now on, for what was looked for before. */
  offer(charts: readonly NamedChart[]): void {
    this.charts = charts;
    this.root.hidden = charts.length < fewest;
    if (this.root.hidden) this.field.value = '';
    this.filter();
  }

  /** Takes over words. */
  reset(language: Language): void {
    this.language = language;
    setText(this.label, language.texts.get('tagSearch'));
    this.show(this.matches);
  }

  private get matches(): readonly boolean[] {
    const wanted = this.field.value.trim().toLocaleLowerCase();
    return this.charts.map(({ name }) => name.toLocaleLowerCase().includes(wanted));
  }

  private filter(): void {
    const { matches } = this;
    this.charts.forEach(({ root }, index) => root.classList.toggle('left-out', matches[index] !== true));
    this.show(matches);
  }

  private show(matches: readonly boolean[]): void {
    if (this.language === undefined) return;
    const { texts, format } = this.language;
    const found = matches.filter(Boolean).length;
    const words = found === 0 ? texts.get('tagsNone') : texts.get('tagsFound', format.count(found), format.count(matches.length));
    setText(this.count, this.field.value.trim() === '' ? '' : words);
  }
}
