import type { DashboardExperiment } from '../../src/protocol/index.js';
import { curveChart, type Curve, type CurveChartOptions } from '../charts/curve-chart.js';
import { element, setText } from '../dom.js';
import type { Host } from '../host.js';
import type { Language } from './panel.js';
import { section } from './section.js';

/** Short trainings: the sweeps of a learning rate, or a model with and without a fix. */
export class ExperimentPanel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly content: HTMLElement;

  constructor(private readonly host: Host) {
    const { root, heading, body } = section('experiment', host);
    this.root = root;
    this.heading = heading;
    this.content = body;
    root.hidden = true;
  }

  /** Shows an experiment, or nothing. */
  show(experiment: DashboardExperiment | null, language: Language): void {
    this.root.hidden = experiment === null;
    if (experiment === null) return;
    const { texts } = language;
    setText(this.heading, texts.get(experiment.kind === 'learningRate' ? 'experimentRate' : 'experimentTrial'));
    this.content.replaceChildren(
      curveChart(experiment.kind === 'learningRate' ? sweepChart(experiment.result, language) : trialChart(experiment.result, language)),
      element('p', { role: 'status' }, experiment.words),
      element('p', { class: 'links' }, ...this.controls(experiment, language)),
    );
  }

  private controls({ applyTitle }: DashboardExperiment, { texts }: Language): HTMLElement[] {
    const link = (label: string, press: () => void): HTMLElement => {
      const made = element('button', { class: 'link', type: 'button' }, label);
      made.addEventListener('click', press);
      return made;
    };
    const apply = applyTitle === undefined ? [] : [link(applyTitle, () => this.host.send({ type: 'applyExperiment' }))];
    return [...apply, link(texts.get('dismiss'), () => this.host.send({ type: 'dismissExperiment' }))];
  }
}

type ResultOf<Kind extends DashboardExperiment['kind']> = Extract<DashboardExperiment, { kind: Kind }>['result'];

function sweepChart({ sweeps, suggestion }: ResultOf<'learningRate'>, { texts, format }: Language): CurveChartOptions {
  const rates = sweeps.flatMap((sweep) => sweep.rates);
  const [least, greatest] = [Math.min(...rates), Math.max(...rates)];
  const found = suggestion.kind === 'found' ? { mark: suggestion.rate, band: [suggestion.rate, suggestion.steepest] as const } : {};
  return {
    label: texts.get('experimentRateChart', String(sweeps.length), format.magnitude(least), format.magnitude(greatest)),
    curves: sweeps.map((sweep): Curve => ({ x: sweep.rates, y: sweep.losses, kind: 'sweep' })),
    isLogarithmic: true,
    ...found,
    formatX: (value) => format.magnitude(value),
    formatY: (value) => format.metric(value),
    legend: [],
  };
}

function trialChart({ steps, repetitions }: ResultOf<'trial'>, { texts, format }: Language): CurveChartOptions {
  const curves = repetitions.flatMap(({ written, fixed }): Curve[] => [
    { x: steps, y: written.losses, kind: 'written' },
    { x: steps, y: fixed.losses, kind: 'fixed' },
  ]);
  return {
    label: texts.get('experimentTrialChart', format.count(steps.at(-1) ?? 0), String(repetitions.length)),
    curves,
    isLogarithmic: false,
    formatX: (value) => format.count(value),
    formatY: (value) => format.metric(value),
    legend: [
      { kind: 'written', text: texts.get('experimentAsWritten') },
      { kind: 'fixed', text: texts.get('experimentFixed') },
    ],
  };
}
