import type { DashboardSymptom } from '../../src/protocol/index.js';
import { element, setText } from '../dom.js';
import { unbroken, type Texts } from '../format/index.js';
import type { Host } from '../host.js';
import type { Panel, Scene } from './panel.js';
import { section } from './section.js';

/** So many layers are named; the others are counted by the evidence. */
const namedLayers = 3;

/** What was seen to go wrong in the run: what it is, what was measured, where, and what to do. */
export class SymptomsPanel implements Panel {
  readonly root: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly list = element('ul', { class: 'symptoms' });
  private readonly announcer = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  private scene: Scene | undefined;

  constructor(private readonly host: Host) {
    const { root, heading, body } = section('symptoms', host);
    this.root = root;
    this.heading = heading;
    body.append(this.list, this.announcer);
    root.hidden = true;
  }

  reset(scene: Scene): void {
    this.scene = scene;
    setText(this.heading, scene.texts.get('symptoms'));
    delete this.list.dataset['shown'];
    this.draw();
  }

  draw(): void {
    const { scene } = this;
    if (scene === undefined) return;
    const { symptoms } = scene.model;
    this.root.hidden = symptoms.length === 0;
    const wanted = JSON.stringify(symptoms);
    // The user may be in the middle of reading, or about to press a button.
    if (this.list.dataset['shown'] === wanted) return;
    this.list.dataset['shown'] = wanted;
    const focused = this.list.querySelector(':focus')?.getAttribute('data-control') ?? null;
    this.list.replaceChildren(...symptoms.map((symptom) => this.entry(symptom, scene)));
    if (focused !== null) this.list.querySelector<HTMLElement>(`[data-control="${CSS.escape(focused)}"]`)?.focus();
    setText(this.announcer, symptoms.filter(({ over }) => over === undefined).map(({ title }) => title).join('. '));
  }

  summarize(): void {
    // The list is its own summary.
  }

  private entry(symptom: DashboardSymptom, scene: Scene): HTMLElement {
    const { texts, format } = scene;
    const { title, meaning, message, advice, severity, since, over } = symptom;
    const time = over === undefined ? texts.get('symptomSince', format.count(since)) : texts.get('symptomOver', format.count(over));
    return element(
      'li',
      { class: over === undefined ? `symptom ${severity}` : 'symptom past' },
      element('h3', {}, title, element('span', { class: 'since' }, time)),
      element('p', {}, meaning),
      element('p', { class: 'evidence' }, unbroken(message)),
      ...this.layers(symptom, scene),
      element('p', { class: 'advice' }, texts.get('whatToDo')),
      element('ul', { class: 'advice' }, ...advice.map((one) => element('li', {}, one))),
      this.controls(symptom, texts),
    );
  }

  private layers({ symptom, layers }: DashboardSymptom, { model, texts }: Scene): HTMLElement[] {
    const known = [...(model.run?.layers ?? []), ...(model.run?.outputLayers ?? [])];
    const found = layers.flatMap((id) => known.find((layer) => layer.id === id) ?? []);
    // A loop makes many layers in one line: one of them leads there.
    const named = found.filter(({ line }, index) => line === undefined || found.findIndex((layer) => layer.line === line) === index).slice(0, namedLayers);
    if (named.length === 0) return [];
    const links = named.map(({ id, name, line }) => {
      const label = line === undefined ? texts.get('revealLayer', name) : texts.get('revealLayerLine', name, String(line));
      return this.link(`${symptom}/layer/${id}`, label, () => this.host.send({ type: 'revealLayer', layer: id }));
    });
    return [element('p', { class: 'links' }, ...links)];
  }

  private controls({ symptom, rules }: DashboardSymptom, texts: Texts): HTMLElement {
    const ids = rules.map(({ id }) => id);
    const fix = ids.length === 0 ? [] : [this.link(`${symptom}/fix`, texts.get('lookForFix'), () => this.host.send({ type: 'showFix', rules: ids }))];
    const trial = ids.length === 0 ? [] : [this.link(`${symptom}/try`, texts.get('tryFix'), () => this.host.send({ type: 'tryFix', rules: ids }))];
    const pages = rules.slice(0, namedLayers).map(({ id, title }) => this.link(`${symptom}/rule/${id}`, `${id}: ${title}`, () => this.host.send({ type: 'showRule', rule: id })));
    const dismiss = this.link(`${symptom}/dismiss`, texts.get('dismiss'), () => this.host.send({ type: 'dismissSymptom', symptom }));
    return element('p', { class: 'links' }, ...fix, ...trial, ...pages, dismiss);
  }

  private link(control: string, label: string, press: () => void): HTMLElement {
    const made = element('button', { class: 'link', type: 'button', 'data-control': control }, label);
    made.addEventListener('click', press);
    return made;
  }
}
