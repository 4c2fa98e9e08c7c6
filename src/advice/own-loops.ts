import * as l10n from '@vscode/l10n';
import type { OwnLoop } from '../spec/index.js';

/** Why a loop that a file trains with itself is not run, and what to do; the same for the editor and the command line. */
export function ownLoopInWords({ method }: OwnLoop): string {
  switch (method) {
    case 'train_on_batch':
      return l10n.t('The file trains with train_on_batch() in a loop of its own, which GradLens does not run: it trains what fit() trains. To train it here, write the loop as model.fit(x, y, batch_size=…, epochs=…).');
    case 'apply_gradients':
      return l10n.t('The file trains with gradients that it computes itself (GradientTape and apply_gradients()), which GradLens does not run: it trains what fit() trains. To train it here, compile the model and call model.fit(x, y, batch_size=…, epochs=…).');
  }
}
