import { element } from '../dom.js';
import type { Host } from '../host.js';

/** A part of the page with a heading, which the user may close and which stays closed. */
export interface Section {
  readonly root: HTMLDetailsElement;
  readonly heading: HTMLElement;
  readonly body: HTMLElement;
}

/** Makes a section; `id` names it in the page's state. */
export function section(id: string, host: Host): Section {
  const heading = element('h2');
  const body = element('div', { class: 'section-body' });
  const root = element('details', { class: 'section', id }, element('summary', {}, heading), body);
  root.open = !host.state.closedSections.includes(id);
  root.addEventListener('toggle', () => {
    const others = host.state.closedSections.filter((closed) => closed !== id);
    host.remember({ closedSections: root.open ? others : [...others, id] });
  });
  return { root, heading, body };
}
