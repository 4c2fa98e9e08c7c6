import type { ConfigObject } from '../../../spec/index.js';

/** The ways in which an optimizer can clip, with the limits that a file gives. */
export function clippingOf({ config }: ConfigObject): { readonly name: string; readonly limit: number | null }[] {
  return ['clipnorm', 'clipvalue', 'global_clipnorm'].flatMap((name) => {
    const limit = config[name];
    if (limit === undefined || limit === null) return [];
    return [{ name, limit: typeof limit === 'number' ? limit : null }];
  });
}

/** Whether an optimizer clips, or what it is given for it is not known. */
export function mayClip(optimizer: ConfigObject): boolean {
  return clippingOf(optimizer).length > 0;
}
