/**
 * The exponential moving average of losses, each value divided by the weight that it has got so far, so that the first
 * ones are not drawn to 0 (Kingma and Ba 2015, section 3; as fastai's and Lightning's finders do).
 * @param memory How much of the average each step keeps, from 0 to 1.
 */
export class DebiasedAverage {
  private sum = 0;
  private weight = 0;

  constructor(private readonly memory: number) {}

  /** Takes a value in. @returns the average with it. */
  add(value: number): number {
    this.sum = this.memory * this.sum + (1 - this.memory) * value;
    this.weight = this.memory * this.weight + (1 - this.memory);
    return this.sum / this.weight;
  }
}
