/** A number of samples divided among so many groups, the first groups getting what is left over. */
export function evenly(count: number, groups: number): number[] {
  return Array.from({ length: groups }, (_, group) => Math.floor(count / groups) + (group < count % groups ? 1 : 0));
}
