import type { Evaluation } from '../../src/protocol/index.js';
import { element, setText } from '../dom.js';
import { evaluationSentence, samplesSentence } from '../evaluation/index.js';
import type { Host } from '../host.js';
import { classTables } from './class-tables.js';
import type { Panel, Scene } from './panel.js';
import { scatterChart } from './scatter-chart.js';
import { section } from './section.js';

/** What the model says of validation data beside what is true: a confusion matrix, or predicted against true values. */
export class EvaluationPanel implements Panel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly samples = element('p', { class: 'note' });
  private readonly sentence = element('p', { class: 'statement' });
  private readonly place = element('div', { class: 'evaluation' });
  private scene: Scene | undefined;
  private shown: Evaluation | undefined;

  constructor(host: Host) {
    const { root, heading, body } = section('evaluation', host);
    this.root = root;
    this.heading = heading;
    body.append(this.samples, this.sentence, this.place);
    root.hidden = true;
  }

  reset(scene: Scene): void {
    this.scene = scene;
    this.shown = undefined;
    this.draw();
  }

  draw(): void {
    const { scene } = this;
    const evaluation = scene?.model.evaluation;
    this.root.hidden = evaluation === undefined;
    if (scene === undefined || evaluation === undefined || evaluation === this.shown) return;
    this.shown = evaluation;
    const { texts, format } = scene;
    const { judgement } = evaluation;
    setText(this.heading, texts.get(judgement.kind === 'classes' ? 'confusion' : 'predictedAgainstTrue'));
    setText(this.samples, samplesSentence(evaluation, texts, format));
    const sentence = evaluationSentence(evaluation, texts, format);
    setText(this.sentence, sentence);
    this.place.replaceChildren(...(judgement.kind === 'classes' ? classTables(judgement, evaluation.classNames, scene) : scatterChart(judgement, sentence, scene)));
  }

  summarize(): void {
    // Its sentence is always there.
  }
}
