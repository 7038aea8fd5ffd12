import { type Dirent, readdirSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { staysWithin } from '../discover/index.js';
import { isNothingAt } from '../files/index.js';

/** More names are not listed. */
const mostNames = 5_000;

/**
 * The names of all files below a folder, from it; links are not followed. None where there is no such folder; nothing
 * where it lies outside of what is scanned, or holds too many.
 * @param within the folders that are scanned
 */
export function namesBelow(folder: string, within: readonly string[]): readonly string[] | undefined {
  if (!within.some((boundary) => staysWithin(folder, boundary))) return isNowhere(folder, within) ? [] : undefined;
  const names: string[] = [];
  const folders = [''];
  for (const from of folders) {
    const entries = entriesIn(join(folder, from));
    const nameOf = ({ name }: Dirent) => (from === '' ? name : `${from}/${name}`);
    for (const entry of entries.filter((one) => one.isDirectory())) folders.push(nameOf(entry));
    for (const entry of entries.filter((one) => one.isFile())) names.push(nameOf(entry));
    if (names.length + folders.length > mostNames) return undefined;
  }
  return names;
}

/** Whether there is no such folder inside of what is scanned. */
function isNowhere(folder: string, within: readonly string[]): boolean {
  const paths = within.map((boundary) => relative(boundary, folder));
  const isInside = paths.some((path) => !path.startsWith('..') && !isAbsolute(path));
  return isInside && isNothingAt(folder);
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
