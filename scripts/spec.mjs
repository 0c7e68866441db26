// Checks docs/SPEC.md against the tests: every rule has a test that cites it, every citation has a rule.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2] ?? '.';
const rulePattern = /^- \*\*([A-Z]+-\d+)\*\* /gm;
/** A citation is an id at the start of a test's title, or several joined by commas: it('CHAT-3, CHAT-4: …'). */
const titlePattern = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*[`'"]((?:[A-Z]+-\d+(?:, )?)+)/g;

function* testFiles(folder) {
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules' || name === 'dist' || name.startsWith('.')) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* testFiles(path);
    else if (/\.test\.tsx?$/.test(name)) yield path;
  }
}

const spec = readFileSync(join(root, 'docs/SPEC.md'), 'utf8');
const ids = [...spec.matchAll(rulePattern)].map((match) => match[1]);
const rules = new Set(ids);
const problems = ids
  .filter((id, index) => ids.indexOf(id) !== index)
  .map((id) => `${id} stands twice in docs/SPEC.md.`);

const cited = new Set();
for (const path of testFiles(root)) {
  for (const [, list] of readFileSync(path, 'utf8').matchAll(titlePattern)) {
    for (const id of list.match(/[A-Z]+-\d+/g)) {
      cited.add(id);
      if (!rules.has(id)) problems.push(`${path} cites ${id}, which is no rule of docs/SPEC.md.`);
    }
  }
}
for (const id of rules) if (!cited.has(id)) problems.push(`No test cites ${id}.`);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${rules.size} rules, each cited by a test.`);
