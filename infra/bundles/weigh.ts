import { weighFunctions } from './weights.ts';

/** `npm run weigh`: prints what each deployed function weighs, and fails over a limit or when there is none. */
const weights = await weighFunctions();
const kB = (number: number) => number.toFixed(1).padStart(9);

console.log(`${'function'.padEnd(18)}${'kB whole'.padStart(9)}${'own'.padStart(9)}${'limit'.padStart(9)}`);
for (const { name, whole, own, limit } of weights) {
  console.log(`${name.padEnd(18)}${kB(whole)}${kB(own)}${kB(limit)}${own > limit ? '  too heavy' : ''}`);
}
if (weights.length === 0) console.error('no deployed functions found in functions/deployed');
process.exitCode = weights.length === 0 || weights.some(({ own, limit }) => own > limit) ? 1 : 0;
