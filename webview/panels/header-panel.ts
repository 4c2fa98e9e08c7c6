import { element, setText } from '../dom.js';
import type { Texts } from '../format/index.js';
import type { Host } from '../host.js';
import { announcement, type ButtonView, type FigureView, type HeaderView } from '../state/index.js';

/** The top of the page: what is trained, what it is doing, how far it is, and the buttons. */
export class HeaderPanel {
  readonly root = element('header', { class: 'header' });
  private readonly title = element('h1');
  private readonly state = element('span', { class: 'state' });
  private readonly facts = element('p', { class: 'facts' });
  private readonly progress = element('progress', { max: '1' });
  private readonly figures = element('dl', { class: 'figures' });
  private readonly message = element('p', { class: 'message' });
  private readonly more = element('summary');
  private readonly details = element('p');
  private readonly disclosure = element('details', { class: 'message-details' }, this.more, this.details);
  private readonly layer = element('button', { class: 'link', type: 'button' });
  private readonly buttons = element('div', { class: 'buttons' });
  private readonly announcer = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' });
  private layerId: string | undefined;

  constructor(private readonly host: Host) {
    this.layer.addEventListener('click', () => {
      if (this.layerId !== undefined) host.send({ type: 'revealLayer', layer: this.layerId });
    });
    this.root.append(
      element('div', { class: 'title' }, this.title, this.state),
      this.facts,
      this.progress,
      this.figures,
      this.message,
      this.disclosure,
      this.layer,
      this.buttons,
      this.announcer,
    );
  }

  /** Shows a header; only what differs is touched, so a focused button keeps the focus. */
  show(view: HeaderView, texts: Texts): void {
    this.root.dataset['state'] = view.state;
    setText(this.title, view.title);
    setText(this.state, view.stateWords);
    setText(this.facts, view.facts);
    setText(this.message, view.message);
    this.disclosure.hidden = view.details === '';
    setText(this.more, texts.get('details'));
    setText(this.details, view.details);
    this.showProgress(view, texts);
    this.showFigures(view.figures);
    this.layerId = view.layer?.id;
    this.layer.hidden = view.layer === undefined;
    setText(this.layer, view.layer?.label ?? '');
    this.showButtons(view.buttons);
    setText(this.announcer, announcement(view, texts));
  }

  private showProgress({ progress }: HeaderView, texts: Texts): void {
    this.progress.hidden = progress === undefined;
    this.progress.setAttribute('aria-label', texts.get('progress'));
    if (progress === undefined || progress === null) this.progress.removeAttribute('value');
    else this.progress.value = progress;
  }

  private showFigures(figures: readonly FigureView[]): void {
    this.figures.hidden = figures.length === 0;
    if (this.figures.childElementCount !== figures.length) {
      this.figures.replaceChildren(...figures.map(() => element('div', {}, element('dt'), element('dd'))));
    }
    figures.forEach(({ label, value }, index) => {
      const [term, description] = this.figures.children[index]?.children ?? [];
      if (term) setText(term, label);
      if (description) setText(description, value);
    });
  }

  private showButtons(buttons: readonly ButtonView[]): void {
    const wanted = JSON.stringify(buttons);
    if (this.buttons.dataset['shown'] === wanted) return;
    const focused = this.buttons.querySelector(':focus')?.getAttribute('data-command');
    this.buttons.dataset['shown'] = wanted;
    this.buttons.replaceChildren(...buttons.map((button) => this.button(button)));
    // Pausing turns the pressed button into another one; keyboard users stay where they are.
    if (focused) (this.buttons.querySelector<HTMLElement>(`[data-command="${focused}"]`) ?? this.firstButton)?.focus();
  }

  private get firstButton(): HTMLElement | null {
    return this.buttons.querySelector<HTMLElement>('vscode-button');
  }

  private button({ command, label, primary }: ButtonView): HTMLElement {
    const made = document.createElement('vscode-button');
    made.setAttribute('appearance', primary ? 'primary' : 'secondary');
    made.dataset['command'] = command;
    made.textContent = label;
    made.addEventListener('click', () => this.host.send({ type: 'command', command }));
    return made;
  }
}
