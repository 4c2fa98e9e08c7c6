import { writeFile } from 'node:fs/promises';
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { PNG } from 'pngjs';

/** One colour of the 256 is left for pixels that stay as they were. */
const colours = 255;
/** How much a channel may change unseen. */
const tolerance = 6;
/** Left where it is, under the next frame. */
const keep = 1;

interface Shot {
  readonly image: PNG;
  /** When it was taken, in milliseconds. */
  readonly at: number;
}

/** A short film of a window: pictures, as fast as it gives them, and each shown as long as it was so. */
export class Recording {
  private readonly shots: Shot[] = [];

  add(png: Buffer): void {
    this.shots.push({ image: PNG.sync.read(png), at: performance.now() });
  }

  /**
   * Writes an animated GIF, which begins again at its end.
   * @param speed how many times as fast as it was.
   * @param rest how long its last picture stays, in milliseconds.
   */
  async save(path: string, speed: number, rest: number): Promise<void> {
    const encoder = GIFEncoder();
    const palette = quantize(sampleOf(this.shots), colours);
    let before: Uint8Array | null = null;
    let pending = 0;
    this.shots.forEach(({ image, at }, number) => {
      const { width, height } = image;
      const rgba = new Uint8Array(image.data);
      const next = this.shots[number + 1];
      const delay = next === undefined ? rest : (next.at - at) / speed;
      if (before !== null && !differs(before, rgba)) {
        // Nothing has changed: what is shown stays longer; GIFs cannot say so afterwards, so that the next one waits.
        pending += delay;
        return;
      }
      const index = applyPalette(rgba, palette);
      if (before !== null) hideSame(index, before, rgba);
      encoder.writeFrame(index, width, height, {
        ...(before === null ? { palette: [...palette, ...padding(palette.length)] } : {}),
        delay: Math.round(delay + pending),
        transparent: before !== null,
        transparentIndex: colours,
        dispose: keep,
      });
      pending = 0;
      before = rgba;
    });
    encoder.finish();
    await writeFile(path, encoder.bytes());
  }
}

/** Up to 256 colours: the last one stands for none. */
const padding = (length: number): number[][] => Array.from({ length: colours + 1 - length }, () => [0, 0, 0]);

/** Pixels of all pictures, as many as tell which colours there are. */
function sampleOf(shots: readonly Shot[]): Uint8Array {
  const stride = 4 * Math.max(1, Math.floor(shots.length / 2));
  const parts = shots.map(({ image: { data } }) => {
    const part = new Uint8Array(Math.floor(data.length / 4 / stride) * 4);
    for (let pixel = 0; pixel < part.length / 4; pixel += 1) part.set(data.subarray(4 * stride * pixel, 4 * stride * pixel + 4), 4 * pixel);
    return part;
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** Leaves out what is as it was in the picture before. */
function hideSame(index: Uint8Array, before: Uint8Array, now: Uint8Array): void {
  for (let pixel = 0; pixel < index.length; pixel += 1) {
    if (isSame(before, now, 4 * pixel)) {
      index[pixel] = colours;
      // What is left out is still as it was: small changes must not add up unseen.
      now.set(before.subarray(4 * pixel, 4 * pixel + 4), 4 * pixel);
    }
  }
}

function differs(before: Uint8Array, now: Uint8Array): boolean {
  for (let place = 0; place < now.length; place += 4) if (!isSame(before, now, place)) return true;
  return false;
}

function isSame(before: Uint8Array, now: Uint8Array, place: number): boolean {
  for (let channel = place; channel < place + 3; channel += 1) if (Math.abs((before[channel] ?? 0) - (now[channel] ?? 0)) > tolerance) return false;
  return true;
}
