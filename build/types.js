import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Rolls the declarations of the package up into one file: what the API exports, and every type that this mentions. It
 * reads what `tsc` writes (one declaration or more a file, each from the first column on) and throws where one name
 * would mean two things, since nothing is renamed.
 */
export function rollUpTypes(folder, entry, out) {
  const modules = new Map();
  const module = (file) => modules.get(file) ?? modules.set(file, readModule(file)).get(file);
  const exported = exportsOf(join(folder, entry), module);
  const kept = new Map();
  const wanted = [...exported.values()];
  while (wanted.length > 0) {
    const { name, file } = wanted.pop();
    if (kept.get(name)?.file === file) continue;
    if (kept.has(name)) throw new Error(`${file}: another \`${name}\` is in the types of the package already`);
    const { text } = module(file).declarations.get(name);
    kept.set(name, { file, text });
    for (const one of mentionedIn(text, file, module)) wanted.push(one);
  }
  const declarations = [...kept]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { text }]) => {
      return exported.has(name) ? text : text.replace(/^export (?:declare )?/m, 'declare ');
    });
  writeFileSync(out, `${declarations.join('\n')}\nexport {};\n`);
}

/** The declarations of a module, what it imports and what it hands on: names, and the file and name behind each. */
function readModule(file) {
  const text = readFileSync(file, 'utf8');
  const from = (path) => join(dirname(file), path.replace(/\.js$/, '.d.ts'));
  const imports = new Map();
  for (const [, names, path] of text.matchAll(/^import (?:type )?\{([^}]*)\} from '(\.[^']+)';/gm)) {
    for (const [name, local] of namesIn(names)) imports.set(local, { name, file: from(path) });
  }
  const handedOn = new Map();
  for (const [, names, path] of text.matchAll(/^export (?:type )?\{([^}]*)\} from '(\.[^']+)';/gm)) {
    for (const [name, local] of namesIn(names)) handedOn.set(local, { name, file: from(path) });
  }
  const stars = [...text.matchAll(/^export (type )?\* from '(\.[^']+)';/gm)].map(([, only, path]) => {
    return { file: from(path), typesOnly: only !== undefined };
  });
  return { declarations: declarationsIn(text), imports, handedOn, stars };
}

function namesIn(list) {
  return list
    .split(',')
    .map((one) => one.trim().replace(/^type /, ''))
    .filter(Boolean)
    .map((one) => [one.split(' as ')[0], one.split(' as ').at(-1)]);
}

/** Where a statement begins, its comment included: comments inside of a type are followed by something else. */
const BEGINS = /^(?<!\*\/\n)(?=(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?(?:import|export|declare|type|interface)\b)/m;
const DECLARATION = /^(export )?(?:declare )?(type|interface|class|const|function) (\w+)/m;

/** Each declaration of a file with the comment above it. */
function declarationsIn(text) {
  const found = new Map();
  for (const part of text.split(BEGINS)) {
    const [, isExported, kind, name] = DECLARATION.exec(part) ?? [];
    if (name !== undefined) found.set(name, { kind, isExported: isExported !== undefined, text: part.trimEnd() });
  }
  return found;
}

/** What a module exports, by name: the file and the name of the declaration. */
function exportsOf(file, module) {
  const { declarations, handedOn, stars } = module(file);
  const found = new Map();
  for (const star of stars) {
    for (const [name, one] of exportsOf(star.file, module)) {
      if (!star.typesOnly || isType(module(one.file).declarations.get(one.name))) found.set(name, one);
    }
  }
  for (const [name, one] of handedOn) found.set(name, declarationOf(one, module));
  for (const [name, { isExported }] of declarations) if (isExported) found.set(name, { name, file });
  return found;
}

/** Where a name that is imported is declared, through whatever modules hand it on. */
function declarationOf({ name, file }, module) {
  return module(file).declarations.has(name) ? { name, file } : exportsOf(file, module).get(name);
}

/** A type may be named anywhere; a value is mentioned by `typeof`. */
function mentionedIn(text, file, module) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/'[^'\n]*'/g, '');
  if (/\bimport\(/.test(code)) throw new Error(`${file}: a type that is imported in place cannot be rolled up`);
  const { declarations, imports } = module(file);
  return [...new Set(code.match(/(?<![.\w])(?:typeof )?[A-Za-z]\w*/g))].flatMap((word) => {
    const name = word.replace(/^typeof /, '');
    const found = declarations.has(name)
      ? { name, file }
      : imports.has(name) && declarationOf(imports.get(name), module);
    return found && (word !== name || isType(module(found.file).declarations.get(found.name))) ? [found] : [];
  });
}

function isType({ kind }) {
  return kind === 'type' || kind === 'interface' || kind === 'class';
}
