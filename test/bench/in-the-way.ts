/**
 * What stands between a step and the peak, for the bench's page. The times are those of ONNX Runtime's own profiler and of
 * single operations in a loop, on the machine and with the versions that the page names.
 */
export const IN_THE_WAY: readonly string[] = [
  '## What is in the way of the peak',
  '',
  '- **Dense nets with large kernels** (`mlp`): two thirds of a step are matrix products, at four fifths of the peak. The rest',
  '  moves the first kernel, 784 × 300, through the cache: 45 µs to subtract its update, into a new kernel beside the old one,',
  '  since the loop of ONNX Runtime cannot change its state in place, and 17 µs to read its gradient for the norm. An own kernel',
  '  that fuses product, norm and update into one pass over the weights would spare both.',
  '- **Deep nets of small layers** (`selu-100`): a product of 32 × 100 and 100 × 100 takes 5 µs, at 70 % of the peak, and of the 14',
  '  nodes of a layer three are products. Old and new weights are 8 MB together, more than the second-level cache, so each layer',
  "  waits for memory. SELU itself takes as long as a product, since ONNX Runtime's is not vectorized, and choosing between the",
  '  two branches of its derivative half as long.',
  '- **Convolutions** (`cnn`): a half of a step are convolutions and products, at 70 % of the peak. Pooling hands its gradient back',
  '  by comparing images, since ONNX Runtime has no gradient of pooling, and finds the places of maxima five times as slowly',
  '  as the maxima: a sixth of a step. The gradient of a kernel reads one shifted copy of the images for each place of the',
  '  window: a twelfth.',
  '- **Recurrent layers** (`lstm`): the steps of a sequence depend on each other, and each is a product of 32 × 64 and 64 × 256,',
  '  too small for the peak, with a dozen small nodes around it.',
  '- **Measuring** reads each gradient once more; `node test/bench/run.mjs measuring-cost.ts` says what it adds to a step.',
];
