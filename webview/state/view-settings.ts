/** What the horizontal axis counts. */
export type AxisUnit = 'step' | 'epoch' | 'time';

/** How the user wants charts to be drawn; kept with the page. */
export interface ViewChoices {
  /** The time constant of smoothed lines in steps; 0 for none. */
  readonly smoothing: number;
  readonly unit: AxisUnit;
  /** The sections whose values are on a logarithmic scale. */
  readonly logSections: readonly string[];
  /** The sections that show a map of layers and steps, too. */
  readonly mapSections: readonly string[];
  /** The lines that are not drawn: of metrics by what they are (`step`, `validation`), and runs beside the one that is looked at. */
  readonly hiddenLines: readonly string[];
}

export const plainView: ViewChoices = { smoothing: 0, unit: 'step', logSections: [], mapSections: [], hiddenLines: [] };

/** The time constants that can be chosen, in steps. */
export const smoothings: readonly number[] = [0, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];

/** Holds the choices and tells when they change. */
export class ViewSettings {
  private readonly listeners = new Set<() => void>();

  /** @param keep stores the choices for the next time that the page is made. */
  constructor(
    private choices: ViewChoices,
    private readonly keep: (choices: ViewChoices) => void,
  ) {}

  get current(): ViewChoices {
    return this.choices;
  }

  isLog(section: string): boolean {
    return this.choices.logSections.includes(section);
  }

  toggleLog(section: string): void {
    this.change({ logSections: toggled(this.choices.logSections, section) });
  }

  hasMap(section: string): boolean {
    return this.choices.mapSections.includes(section);
  }

  toggleMap(section: string): void {
    this.change({ mapSections: toggled(this.choices.mapSections, section) });
  }

  isHidden(line: string): boolean {
    return this.choices.hiddenLines.includes(line);
  }

  toggleLine(line: string): void {
    this.change({ hiddenLines: toggled(this.choices.hiddenLines, line) });
  }

  change(choices: Partial<ViewChoices>): void {
    this.choices = { ...this.choices, ...choices };
    this.keep(this.choices);
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }
}

/** Without a section that was among them, or with one that was not. */
const toggled = (sections: readonly string[], section: string): readonly string[] =>
  sections.includes(section) ? sections.filter((each) => each !== section) : [...sections, section];
