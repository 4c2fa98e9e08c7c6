/**
 * Stops at once, and in words, under a Node that is too old. Imported first, so that it speaks before a module that
 * needs the newer Node fails; written in old syntax for the same reason.
 */
const wanted = [20, 19];
const found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  process.stderr.write(
    `GradLens needs Node ${wanted.join('.')} or newer, but this is Node ${process.versions.node}. Install a newer Node and run the command again.\n`,
  );
  process.exit(1);
}
