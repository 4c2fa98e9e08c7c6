/**
 * Stops at once, and in words, under a Node that is too old. Imported first, so that it speaks before a module that
 * needs the newer Node fails; written in old syntax for the same reason.
 */
const wanted = { major: 20, minor: 19 };
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < wanted.major || (major === wanted.major && minor < wanted.minor)) {
  process.stderr.write(
    `GradLens needs Node ${wanted.major}.${wanted.minor} or newer, but this is Node ${process.versions.node}. Install a newer Node and run the command again.\n`,
  );
  process.exit(1);
}
