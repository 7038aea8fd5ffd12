// How long small runs take, as multiples of a bare `node -e 0` in the same run. Exits 1 where a bound is broken.
import { bareNode, medians, rolecall } from './measure.js';

const runs = [
  { ...rolecall('--version', '--version'), bound: 1.5 },
  { ...rolecall('one small JSON template', 'scan', 'bench/small.template.json', '--no-config'), bound: 2 },
  { ...rolecall('one small YAML template', 'scan', 'fixtures/demo/incident-support.yaml', '--no-config'), bound: 2.5 },
  { ...rolecall('one small plan', 'scan', 'fixtures/demo/vendor-access/plan.json', '--no-config'), bound: 2 },
];

const [bare, ...times] = medians([bareNode, ...runs], Number(process.argv[2] ?? 21));
console.log(`| run | median | of a bare \`node -e 0\` (${bare.toFixed(0)} ms) | bound |\n| --- | --- | --- | --- |`);
for (const [i, { name, bound }] of runs.entries()) {
  const ratio = times[i] / bare;
  console.log(`| ${name} | ${times[i].toFixed(0)} ms | ${ratio.toFixed(2)} | ${bound} |`);
  if (ratio > bound) process.exitCode = 1;
}
