import { nativeValue, none, plainCall, type Call, type Context, type HostValue, type InstanceValue, type Value } from '../../python/index.js';

/**
 * An object of a class of the file that extends a model and has an `__init__` of its own. Which model it is comes out
 * when that calls the one of Keras: `super().__init__(inputs, outputs)` makes it functional (keras/src/models/model.py).
 */
export class ModelToBe implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'model';
  /** What is set before the model is made, for it to keep. */
  private readonly early: { readonly name: string; readonly value: Value; readonly context: Context }[] = [];

  constructor(
    private readonly instance: InstanceValue,
    /** The call of the class, which is where the model is made, whatever its constructor calls. */
    private readonly birth: Call,
    private readonly make: (call: Call) => HostValue,
  ) {}

  attribute(name: string, context: Context): Value | undefined {
    if (name !== '__init__') return this.become([], new Map()).attribute?.(name, context);
    return nativeValue(name, (call) => {
      this.become(call.positional, call.keywords, call);
      return none;
    });
  }

  setAttribute(name: string, value: Value, context: Context): void {
    this.early.push({ name, value, context });
  }

  private become(positional: Call['positional'], keywords: Call['keywords'], { open }: Pick<Call, 'open'> = { open: null }): HostValue {
    const placeless = new Map([...keywords].map(([name, { value }]) => [name, { value, place: null }]));
    const model = this.make({
      ...plainCall(
        this.birth,
        positional.map(({ value }) => value),
      ),
      callee: this.birth.callee,
      argumentList: this.birth.argumentList,
      keywords: placeless,
      open,
    });
    this.instance.host = model;
    for (const { name, value, context } of this.early) model.setAttribute?.(name, value, context);
    return model;
  }
}
