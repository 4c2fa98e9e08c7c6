import { totalmem } from 'node:os';

/** The share of the memory that arrays of data may take: the model, its gradients and the system need the rest. */
const share = 1 / 4;

/**
 * What whole arrays of data may take of this process's memory. What does not fit stays in its file, and is read and
 * computed batch by batch.
 */
export class DataMemory {
  private taken = 0;

  /**
   * @param bytes for all arrays together.
   * @param tell gets to know, in words, what is kept in temporary files, before they are written.
   */
  constructor(
    readonly bytes: number = bytesForData(),
    readonly tell: (message: string) => void = () => undefined,
  ) {}

  /** What is left of it. */
  get left(): number {
    return this.bytes - this.taken;
  }

  /** Whether so many bytes are left. */
  fits(bytes: number): boolean {
    return bytes <= this.left;
  }

  /** Sets bytes aside for an array that is kept; does nothing where they are not left. @returns whether they were. */
  reserve(bytes: number): boolean {
    const isLeft = this.fits(bytes);
    if (isLeft) this.take(bytes);
    return isLeft;
  }

  /** Gives bytes back that were set aside. */
  release(bytes: number): void {
    this.taken -= bytes;
  }

  /** Counts bytes that an array takes in any case. */
  take(bytes: number): void {
    this.taken += bytes;
  }
}

/**
 * The bytes that data may take: those of the variable `GRADLENS_DATA_MEMORY`, in MiB, else a quarter of what this process
 * may have, by the machine or by its container.
 */
export function bytesForData(environment: NodeJS.ProcessEnv = process.env): number {
  const given = Number(environment['GRADLENS_DATA_MEMORY'] ?? Number.NaN);
  if (Number.isFinite(given) && given > 0) return given * 2 ** 20;
  const allowed = process.constrainedMemory();
  return Math.floor((allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()) * share);
}
