import type { RuleExample } from '../../rule.js';
import { compiledWith } from './learning-rate-rule.js';

export const bad: readonly RuleExample[] = [
  { title: 'The old name of the learning rate', code: compiledWith('keras.optimizers.SGD(lr=0.01, momentum=0.9)') },
  { title: 'A decay (no fix)', code: compiledWith('keras.optimizers.SGD(learning_rate=0.01, decay=1e-6)') },
  { title: 'A legacy optimizer (no fix)', code: compiledWith('keras.optimizers.legacy.Adam(learning_rate=0.001)') },
];

export const good: readonly RuleExample[] = [{ title: 'As Keras 3 has it', code: compiledWith('keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)') }];
