/** Tells what lasts from what comes and goes: on after so many times in a row, off after so many. */
export class Lasting {
  private times = 0;
  private isOn = false;
  private first = 0;

  /**
   * @param needed how many times in a row switch it on.
   * @param missed how many times in a row without switch it off.
   */
  constructor(
    private readonly needed: number,
    private readonly missed: number = needed,
  ) {}

  /** @param isThere whether it is there at a step. @returns whether it lasts. */
  add(step: number, isThere: boolean): boolean {
    if (isThere === this.isOn) {
      this.times = 0;
      return this.isOn;
    }
    if (this.times === 0 && !this.isOn) this.first = step;
    this.times += 1;
    if (this.times >= (this.isOn ? this.missed : this.needed)) {
      this.isOn = !this.isOn;
      this.times = 0;
    }
    return this.isOn;
  }

  get lasts(): boolean {
    return this.isOn;
  }

  /** The step at which it began. */
  get since(): number {
    return this.first;
  }
}
