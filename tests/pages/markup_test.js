// Protects: pages and style sheets are valid by two validators that know nothing of each other or of us.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import vnuJar from 'vnu-jar';
import { expectNone } from './support/expect.js';

/** The messages of the Nu checker about all files in the folders, as lines. */
async function checkWithNu(folders, options) {
  const output = await new Promise((resolve, reject) => {
    execFile('java', ['-Xss8m', '-jar', vnuJar, '--format', 'json', '--errors-only', ...options, ...folders], { maxBuffer: 1 << 28 }, (error, _, stderr) => {
      // It ends with 1 when it found something; that stands on its standard error.
      if (error && typeof error.code !== 'number') reject(error);
      else resolve(stderr);
    });
  });
  return JSON.parse(output).messages.map(({ url, lastLine, message, extract }) => `${url?.split('/sites/').pop()}:${lastLine}: ${message} ${(extract ?? '').replace(/\s+/g, ' ')}`);
}

/** The Nu checker's CSS is years behind: properties and functions of later standards, each used as mere addition. */
const laterCss = /“(text-autospace|text-spacing-trim|text-wrap|text-size-adjust|-webkit-text-size-adjust|inset-inline-start|inset-block-start|text-emphasis|text-emphasis-position|forced-colors|paint-order)”|pseudo-class “::details-content”/;

export const tests = {
  'every public page is valid HTML for the Nu checker': async ({ sites }) =>
    expectNone(await checkWithNu([sites.atRoot.folder, sites.signed.folder], ['--skip-non-html'])),
  'every internal page is valid HTML for the Nu checker': async ({ sites }) =>
    expectNone(await checkWithNu([sites.internal.folder, sites.signedInternal.folder], ['--skip-non-html'])),
  'the style sheet is valid for the Nu checker': async ({ sites }) =>
    expectNone((await checkWithNu([join(sites.atRoot.folder, 'assets')], ['--skip-non-css'])).filter((line) => !laterCss.test(line))),

  'every page keeps the rules that html-validate recommends': async ({ sites }) => {
    const problems = [];
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });
    for (const page of [sites.atRoot, sites.signed, sites.signedInternal].flatMap((site) => site.pages)) {
      const report = await validator.validateString(page.html, page.path);
      for (const result of report.results)
        for (const { line, column, ruleId, message } of result.messages) problems.push(`${page.path}:${line}:${column}: ${message} [${ruleId}]`);
    }
    expectNone(problems);
  },
};
