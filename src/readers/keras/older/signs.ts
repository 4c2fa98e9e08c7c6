/** Words that only code for Keras 1, and for Keras 2 with its translations, is written in. */
const signs = /\b(?:nb_epoch|border_mode|nb_filter|nb_row|samples_per_epoch|nb_val_samples|dim_ordering|subsample|from\s+keras\.layers\.(?:core|convolutional)|keras\.utils\.np_utils)\b/;

/** Whether a file is written for a Keras in which `Convolution2D(32, 3, 3)` is a kernel of 3 × 3. */
export function speaksOlderKeras(text: string): boolean {
  return signs.test(text);
}
