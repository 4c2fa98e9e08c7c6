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

/** The mean of each value and of those around it, as many on both sides, so that nothing moves. What is not finite stays so, and is in no other mean. */
export function centredMeans(values: readonly number[], reach: number): number[] {
  return values.map((value, index) => {
    if (!Number.isFinite(value)) return value;
    const around = values.slice(Math.max(0, index - reach), index + reach + 1).filter(Number.isFinite);
    return around.reduce((sum, one) => sum + one, 0) / around.length;
  });
}
