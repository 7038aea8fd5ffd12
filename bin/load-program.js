const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { keepCompiled, scriptOf } = require('./compiled-code.js');

const PROGRAM = join(__dirname, '../dist/program');

/** How much V8's old generation may grow over what lived when it was last cleaned, in percent. */
const MOST_GROWTH = 50;

/**
 * Loads the bundled program, each chunk when it is first used; `keepCompiled` keeps what V8 has compiled of it for the
 * next start. V8's old generation is kept in proportion to what lives in it: by itself it grows to several times as much
 * where a lot is allocated, as reading does. That comes first, as V8 takes compiled code under the same flags only.
 */
exports.loadProgram = () => {
  setFlagsFromString(`--heap-growing-percent=${MOST_GROWTH}`);
  return { run: evaluated('main').run, keepCompiled };
};

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
