// How a test says what is wrong: all problems of one kind at once, not only the first.
const shownAtMost = 25;

/** Throws unless the list is empty; its entries are lines for a person. */
export function expectNone(problems) {
  const lines = [...new Set(problems)];
  if (lines.length === 0) return;
  const shown = lines.slice(0, shownAtMost).map((line) => `    ${line}`);
  if (lines.length > shownAtMost) shown.push(`    … ${lines.length} in all`);
  const fault = new Error(shown.join('\n'));
  fault.plain = true;
  throw fault;
}

/** Throws the message unless the condition holds. */
export function expect(condition, message) {
  if (!condition) expectNone([message]);
}
