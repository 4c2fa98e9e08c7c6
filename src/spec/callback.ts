/** When a callback of the file acts: before the first epoch, at the ends of epochs, after the last one. */
export type CallbackEvent = 'trainBegin' | 'epochBegin' | 'epochEnd' | 'trainEnd';

/** What a callback remembers at first. JSON has no word for the infinite. */
export type CallbackConstant = null | boolean | number | 'inf' | '-inf' | 'nan';

/** A value that a callback works out, with Python's meaning. */
export type CallbackExpression =
  | { readonly kind: 'constant'; readonly value: CallbackConstant }
  /** `logs.get(name, otherwise)`; null where the name must be there, as in `logs[name]`. */
  | { readonly kind: 'log'; readonly name: string; readonly otherwise: CallbackExpression | null }
  /** `name in logs` */
  | { readonly kind: 'isLogged'; readonly name: string }
  /** As Keras counts, from 0. */
  | { readonly kind: 'epoch' }
  /** That of the last step, in 32 bits. */
  | { readonly kind: 'learningRate' }
  /** What it remembers: `self.wait`, or a name of the method. */
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'call'; readonly function: 'abs' | 'float' | 'int' | 'max' | 'min'; readonly arguments: readonly CallbackExpression[] }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: CallbackExpression }
  | { readonly kind: 'binary'; readonly operator: CallbackArithmetic; readonly left: CallbackExpression; readonly right: CallbackExpression }
  | { readonly kind: 'logical'; readonly operator: 'and' | 'or'; readonly left: CallbackExpression; readonly right: CallbackExpression }
  | { readonly kind: 'comparison'; readonly operator: CallbackComparison; readonly left: CallbackExpression; readonly right: CallbackExpression }
  | { readonly kind: 'conditional'; readonly condition: CallbackExpression; readonly then: CallbackExpression; readonly otherwise: CallbackExpression };

export const callbackArithmetic = ['+', '-', '*', '/', '//', '%', '**'] as const;
export type CallbackArithmetic = (typeof callbackArithmetic)[number];

export const callbackComparisons = ['<', '<=', '>', '>=', '==', '!=', 'is', 'is not'] as const;
export type CallbackComparison = (typeof callbackComparisons)[number];

/** One thing that a callback does. */
export type CallbackAction =
  | { readonly kind: 'if'; readonly condition: CallbackExpression; readonly then: readonly CallbackAction[]; readonly otherwise: readonly CallbackAction[] }
  | { readonly kind: 'set'; readonly name: string; readonly value: CallbackExpression }
  /** `self.model.stop_training = True` */
  | { readonly kind: 'stopTraining' }
  | { readonly kind: 'setLearningRate'; readonly value: CallbackExpression }
  /** `self.best = self.model.get_weights()` */
  | { readonly kind: 'rememberWeights'; readonly name: string }
  /** `self.model.set_weights(self.best)` */
  | { readonly kind: 'restoreWeights'; readonly name: string }
  /** Nothing more of this event. */
  | { readonly kind: 'return' };

/** What a callback that the file writes itself does to the training, as data. */
export interface CallbackActions {
  /** What it remembers at first, by `self.name`. */
  readonly remembered: Readonly<Record<string, CallbackConstant>>;
  readonly events: Readonly<Partial<Record<CallbackEvent, readonly CallbackAction[]>>>;
  /** Whether it prints, draws or collects besides, which changes nothing of the training and is left out. */
  readonly isShortened: boolean;
}
