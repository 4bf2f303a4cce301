/**
 * Runs health checks at once and prints their results, with the director's own probes.
 *
 * usage: node prober.js <address> [<milliseconds> <process group>…], standard input: a JSON array of {port, address?, check};
 * output: one JSON line per check, in order. The process groups are continued that long after the probes began.
 */
import { text } from 'node:stream/consumers';
import { probe } from '#libs/checks';
import { healthCheckSpec } from '#libs/contracts';
import { createLinuxHost, createProbeTools } from '#libs/host';

const [address = '127.0.0.1', thawMs = '0', ...groups] = process.argv.slice(2);
const tools = createProbeTools(createLinuxHost().commands);
const wishes = JSON.parse(await text(process.stdin)) as { port: number; address?: string; check: object }[];
const probes = wishes.map(async ({ port, address: where = address, check }) => {
  const target = { address: where, port, mark: null, sourceAddress: null, virtualAddress: address };
  return probe(healthCheckSpec.parse({ timeoutMs: 5000, ...check }), target, tools);
});
setTimeout(() => {
  for (const group of groups) process.kill(-Number(group), 'SIGCONT');
}, Number(thawMs));
for (const result of await Promise.all(probes)) console.log(JSON.stringify(result));
process.exit(0);
