import { isUnknown } from '../../spec/index.js';
import { truthOf, type Call } from '../python/index.js';

/** Whether a setting is on; by default, where it is not given. `undefined` where it is not known. */
export function settingOf(making: Call, name: string): boolean | undefined {
  const value = making.keywords.get(name)?.value;
  if (value === undefined) return making.open === null ? true : undefined;
  const truth = truthOf(value);
  return isUnknown(truth) ? undefined : truth;
}
