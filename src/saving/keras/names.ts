/** The name of a class as Keras writes it in the paths of a file (keras/src/utils/naming.py, `to_snake_case`): `Conv2D` is `conv2d`. */
export function snakeCase(className: string): string {
  return className
    .replaceAll(/\W+/g, '')
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** Gives each thing of a list a name of its own, in order: `dense`, `dense_1` (keras/src/saving/saving_lib.py, `_get_unique_name`). */
export class UniqueNames {
  private readonly used = new Map<string, number>();

  of(className: string): string {
    const name = snakeCase(className);
    const count = this.used.get(name);
    this.used.set(name, (count ?? -1) + 1);
    return count === undefined ? name : `${name}_${count + 1}`;
  }
}
