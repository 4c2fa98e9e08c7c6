import type { DashboardExperiment } from '../../src/protocol/index.js';
import { curveChart } from '../charts/index.js';
import { element, setText } from '../dom.js';
import { experimentFacts, experimentTable, sweepPlot, trialPlot } from '../experiment/index.js';
import type { Host } from '../host.js';
import { DataTable } from './data-table.js';
import type { Language } from './panel.js';
import { section } from './section.js';

/** Short trainings: the sweeps of a learning rate, or a model with and without a fix. */
export class ExperimentPanel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly facts = element('p', { class: 'note' });
  private readonly chart = element('div', { class: 'experiment-chart' });
  private readonly findings = element('div', { class: 'findings' });
  private readonly buttons = element('div', { class: 'buttons' });
  private readonly announcer = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  private readonly table = new DataTable(() => (this.shown === null ? { columns: [], rows: [] } : experimentTable(...this.shown)));
  private shown: readonly [DashboardExperiment, Language] | null = null;

  constructor(private readonly host: Host) {
    const { root, heading, body } = section('experiment', host);
    this.root = root;
    this.heading = heading;
    body.append(this.facts, element('div', { class: 'experiment' }, this.chart, element('div', {}, this.findings, this.buttons)), this.table.root, this.announcer);
    root.hidden = true;
  }

  /** Shows an experiment, or nothing. What is shown already stays as it is, with the keyboard where it was. */
  show(experiment: DashboardExperiment | null, language: Language): void {
    this.root.hidden = experiment === null;
    const wanted = JSON.stringify([experiment, document.documentElement.lang]);
    if (this.root.dataset['shown'] === wanted) return;
    this.root.dataset['shown'] = wanted;
    this.shown = experiment && [experiment, language];
    setText(this.announcer, experiment?.sentences[0] ?? '');
    if (experiment !== null) this.draw(experiment, language);
  }

  private draw(experiment: DashboardExperiment, language: Language): void {
    const { texts } = language;
    const title = texts.get(experiment.kind === 'learningRate' ? 'experimentRate' : 'experimentTrial');
    setText(this.heading, title);
    setText(this.facts, experimentFacts(experiment, language));
    this.chart.replaceChildren(curveChart(experiment.kind === 'learningRate' ? sweepPlot(experiment.result, language) : trialPlot(experiment.result, language)));
    this.findings.className = `findings ${outcomeOf(experiment)}`;
    const tried = experiment.kind === 'trial' ? [element('p', { class: 'tried' }, experiment.fix)] : [];
    const applied = experiment.isApplied === true ? [element('p', {}, texts.get('experimentApplied'))] : [];
    this.findings.replaceChildren(...tried, ...experiment.sentences.map((sentence) => element('p', {}, sentence)), ...applied);
    this.showButtons(experiment, language);
    this.table.show(title, texts);
  }

  private showButtons({ applyTitle }: DashboardExperiment, { texts }: Language): void {
    const hadFocus = this.buttons.contains(document.activeElement);
    const apply = applyTitle === undefined ? [] : [this.button(applyTitle, 'primary', 'applyExperiment')];
    this.buttons.replaceChildren(...apply, this.button(texts.get('dismiss'), 'secondary', 'dismissExperiment'));
    // The button that was pressed may be gone; who came by the keyboard stays among them.
    if (hadFocus) this.buttons.querySelector<HTMLElement>('vscode-button')?.focus();
  }

  private button(label: string, appearance: 'primary' | 'secondary', type: 'applyExperiment' | 'dismissExperiment'): HTMLElement {
    const made = document.createElement('vscode-button');
    made.setAttribute('appearance', appearance);
    made.textContent = label;
    made.addEventListener('click', () => this.host.send({ type }));
    return made;
  }
}

/** What came of it, for the style sheet: `fixed`, `written`, `unclear`, `incomparable`, `found` or `none`. */
function outcomeOf(experiment: DashboardExperiment): string {
  return experiment.kind === 'learningRate' ? experiment.result.suggestion.kind : experiment.result.verdict.kind;
}
