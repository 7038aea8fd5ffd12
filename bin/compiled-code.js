// What V8 has compiled of the program, kept beside it for later starts: code that is kept elsewhere, in a folder that
// the environment names, could be another's. It is only good for one version of V8, which says itself whether it is.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

const FOLDER = `${__dirname}/../dist/compiled/${process.versions.v8}-${process.arch}`;
/** A chunk's first runs each add the functions that they needed. Further ones would add little. */
const RUNS = 3;
const NOTHING = { code: Buffer.alloc(0), runs: 0 };

/** The chunks of this run that it may add to. */
const unfinished = [];

/** The script of a chunk, from kept code if there is any that V8 takes. Its name stands for its content. */
exports.scriptOf = (name, filename, text) => {
  const kept = keptOf(name);
  const script = new Script(text, { filename, ...cached(kept?.code) });
  const { code, runs } = kept ?? NOTHING;
  // What V8 does not take was compiled under other flags of Node's, which the next run may have again.
  if (runs < RUNS && !script.cachedDataRejected) unfinished.push({ name, script, code, runs });
  return script;
};

/** Keeps what this run has compiled. Where nothing can be written, the next run compiles it again. */
exports.keepCompiled = () => {
  if (unfinished.length === 0 || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  try {
    mkdirSync(FOLDER, { recursive: true });
    for (const { name, script, code, runs } of unfinished) keep(name, larger(code, script), runs + 1);
  } catch {}
};

/** A long run lets go of code that only its start needed: what was kept before is then the better. */
function larger(code, script) {
  const compiled = script.createCachedData();
  return compiled.length > code.length ? compiled : code;
}

function keep(name, code, runs) {
  const file = `${FOLDER}/${name}`;
  const part = `${file}.${process.pid}`;
  writeFileSync(part, Buffer.concat([code, Buffer.of(runs)]));
  renameSync(part, file);
}

function keptOf(name) {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  try {
    const file = readFileSync(`${FOLDER}/${name}`);
    return { code: file.subarray(0, -1), runs: file.at(-1) };
  } catch {
    return undefined;
  }
}

function cached(code) {
  return code ? { cachedData: code } : {};
}
