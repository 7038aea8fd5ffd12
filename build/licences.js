import { readdirSync, readFileSync } from 'node:fs';

/** The licences of the packages that bundled files are from, as one text. Throws where one has none. */
export function licencesOf(files) {
  const folders = new Set(files.flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (file === undefined) throw new Error(`${folder} has no licence`);
    return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
  });
  return `Rolecall is bundled with these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
