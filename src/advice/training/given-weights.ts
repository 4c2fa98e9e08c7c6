/** How weights get into single layers; the plan holds only what is done to models. */
const setsWeights = /\.(?:set_weights|assign|restore)\(/;

/** Whether a file may give single layers other weights than their initializers draw. */
export function givesWeightsToLayers(text: string): boolean {
  return setsWeights.test(text);
}
