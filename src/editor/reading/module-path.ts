/** How modules are named: with `/` between folders, on every system. */
export function modulePath(path: string): string {
  return path.replaceAll('\\', '/');
}
