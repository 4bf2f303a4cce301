// Plain syntax on purpose: this file must also be understood by the old Node versions that it refuses.
const LEAST = [20, 19];

/** Ends the process with one sentence when this Node is too old. */
export function refuseOldNode() {
  const parts = process.versions.node.split('.').map(Number);
  const isNewEnough = parts[0] > LEAST[0] || (parts[0] === LEAST[0] && parts[1] >= LEAST[1]);
  if (isNewEnough) return;
  console.error(
    'Directorate needs Node.js ' +
      LEAST.join('.') +
      ' or newer, and this is ' +
      process.versions.node +
      ': install a newer one and start again.',
  );
  process.exit(1);
}
