import { resolve } from 'node:path';
import { filesFromRoot } from '../discover/index.js';
import type { Report } from '../model/index.js';
import { reportFromRoot } from '../report/index.js';
import type { Settings } from '../settings/index.js';
import { baselineOf } from '../waivers/index.js';
import { type Io, tell } from './io.js';
import { writeWhole } from './outputs.js';

/** Writes everything that is open to a baseline, whole or not at all, and says so. */
export async function writeBaseline(
  report: Report,
  file: string,
  { locked, rules }: Pick<Settings, 'locked' | 'rules'>,
  io: Io,
): Promise<void> {
  const aboutTrust = new Set(rules.filter(({ at }) => at === 'trust').map(({ id }) => id));
  const setting = { locked, isAboutTrust: (id: string) => aboutTrust.has(id) };
  const text = baselineOf(reportFromRoot(report, filesFromRoot(io.cwd())), setting);
  await writeWhole(resolve(io.cwd(), file), text);
  const count = text.split('\n').length - 1;
  tell(`rolecall: wrote ${count} finding${count === 1 ? '' : 's'} to ${file}\n`, io);
}
