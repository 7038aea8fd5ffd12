const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { keepCompiled, scriptOf } = require('./compiled-code.js');

const PROGRAM = join(__dirname, '../dist/program');

/**
 * Loads the bundled program, each chunk when it is first used; `keepCompiled` keeps what V8 has compiled of it for the
 * next start.
 */
exports.loadProgram = () => ({ run: evaluated('main').run, keepCompiled });

/** Loads what `dist/index.js` exports, from the same chunks. */
exports.loadApi = () => evaluated('index');

/** What an entry of the bundle exports. */
function evaluated(entry) {
  const modules = new Map();
  const load = (name) => modules.get(name)?.exports ?? evaluate(name);
  const evaluate = (name) => {
    const module = { exports: {} };
    modules.set(name, module);
    const file = `${PROGRAM}/${name}`;
    const chunk = scriptOf(name, file, readFileSync(file, 'latin1')).runInThisContext();
    chunk(module.exports, (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)), module);
    return module.exports;
  };
  return load(require(`${PROGRAM}/entries.cjs`)[entry]);
}
