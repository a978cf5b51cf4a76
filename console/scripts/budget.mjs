// Holds the built files to their sizes, compressed as they travel. A page that grows beyond them fails the build.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const STATIC = new URL('../target/classes/static/', import.meta.url);
const FIRST_SCRIPTS = 280;
const FIRST_STYLES = 25;
const FONTS = 50;
const LATER_CHUNK = 200;

const page = readFileSync(new URL('index.html', STATIC), 'utf8');
const files = readdirSync(new URL('_ui/', STATIC)).map((name) => {
  const bytes = readFileSync(new URL(`_ui/${name}`, STATIC));
  return {
    name,
    first: page.includes(name),
    kilobytes: (name.endsWith('.woff2') ? bytes : gzipSync(bytes)).length / 1000,
  };
});

const faults = [];
function hold(what, list, limit) {
  const sum = list.reduce((total, file) => total + file.kilobytes, 0);
  console.log(`${what}: ${sum.toFixed(0)} of ${limit} kB`);
  if (sum > limit) faults.push(`${what} take ${sum.toFixed(0)} kB; the budget is ${limit}`);
}

hold(
  'scripts before the first paint',
  files.filter((file) => file.first && file.name.endsWith('.js')),
  FIRST_SCRIPTS,
);
hold(
  'styles',
  files.filter((file) => file.name.endsWith('.css')),
  FIRST_STYLES,
);
hold(
  'fonts',
  files.filter((file) => file.name.endsWith('.woff2')),
  FONTS,
);
for (const file of files.filter((each) => !each.first && each.name.endsWith('.js'))) {
  if (file.kilobytes > LATER_CHUNK)
    faults.push(`${file.name} takes ${file.kilobytes.toFixed(0)} kB; the budget is ${LATER_CHUNK}`);
}
if (/<script(?![^>]*\bsrc=)|<style|\bstyle=/.test(page)) faults.push('index.html has a script or style inside it');

for (const fault of faults) console.error(`budget: ${fault}`);
process.exit(faults.length ? 1 : 0);
