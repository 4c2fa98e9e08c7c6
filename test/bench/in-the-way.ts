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
  '- **Deep nets of small layers** (`selu-100`): the 99 equal layers are one loop there and one back over their stacked weights.',
  "  Node by node, ONNX Runtime's own work between the operations was two fifths of a step. What is left are a dozen small",
  '  operations a layer, three of them products of 32 × 100 and 100 × 100, at 70 % of the peak. SELU takes as long as a product,',
  "  since ONNX Runtime's is not vectorized, and choosing between the two branches of its derivative half as long; written by",
  '  operations that are vectorized, both come to the same. Old and new weights are 8 MB together, more than the second-level',
  '  cache, so each layer waits for memory.',
  '- **Convolutions** (`cnn`): three fifths of a step are products of patches and kernels, and the transposed convolution that hands',
  '  the gradient on to the images, at four fifths of the peak. Pooling compares neighbours, since ONNX Runtime has no gradient of',
  '  pooling: a sixth of a step. The patches are copied once for both ways: a twentieth. What poolings leave unseen at the',
  '  edge is not computed. Eight times the speed of tfjs-node, whose convolutions are those of oneDNN, would be nine tenths of',
  '  the peak or more, with nothing besides the products.',
  '- **Recurrent layers** (`lstm`): a product of 32 × 64 and 64 × 256 takes 8 µs on the way there and 6 µs on the way back, at two',
  '  thirds of the peak, and has to wait for the one before. Around it stand ten and nine nodes of 0.4 to 1.3 µs: as long again.',
  '  What does not depend on the step before is done for all steps at once, also the gradients of the kernels. All products',
  '  together are three fifths of a step. PyTorch calls a kernel of oneDNN that does a whole layer; to be one and a half times as fast as',
  '  that, next to nothing but the products could be left.',
  '- **Measuring** reads the gradient of each kernel once more, which ONNX Runtime does at 4 numbers a cycle: for the kernel of',
  '  784 × 300 that is a twentieth of a step of `mlp`. Summing the products of the Gram matrices of its factors instead takes as',
  '  long, and loses digits. `node test/bench/run.mjs measuring-cost.ts`',
  '  says what measuring adds to a step.',
];
