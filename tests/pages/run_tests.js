// Runs all *_test.js beside this file, or those named, on sites that are built once. Each exports `tests`: sentences
// with functions that throw. The last line is "N passed, N failed".
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.js';
import { buildSignedSites } from './support/signed_site.js';
import { buildSites } from './support/sites.js';

const here = fileURLToPath(new URL('.', import.meta.url));

async function filesToRun(names) {
  const files = (await readdir(here)).filter((file) => file.endsWith('_test.js')).sort();
  return names.length === 0 ? files : files.filter((file) => names.some((name) => file.startsWith(name)));
}

async function run(names) {
  let passed = 0;
  let failed = 0;
  const sites = { ...(await buildSites()), ...(await buildSignedSites()) };
  const browser = await openBrowser();
  try {
    for (const file of await filesToRun(names)) {
      const { tests } = await import(`./${file}`);
      for (const [sentence, check] of Object.entries(tests)) {
        const start = Date.now();
        try {
          await check({ sites, browser });
          passed += 1;
          console.log(`ok     ${file}: ${sentence} (${Date.now() - start} ms)`);
        } catch (fault) {
          failed += 1;
          console.log(`FAILED ${file}: ${sentence}\n${fault.plain ? fault.message : fault.stack}\n`);
        }
      }
    }
  } finally {
    await browser.close();
  }
  return { passed, failed };
}

let sum = { passed: 0, failed: 1 };
try {
  sum = await run(process.argv.slice(2));
  if (sum.passed + sum.failed === 0) sum.failed = 1; // no test is no pass
} catch (fault) {
  console.log(fault.stack);
}
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;
