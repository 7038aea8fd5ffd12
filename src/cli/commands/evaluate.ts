import type { Exit } from '../exit.js';
import { readElsewhere } from '../facts-elsewhere.js';
import { readFactsFiles } from '../facts-files.js';
import { filesRead } from '../files-read.js';
import { type Io, refuseStdinTwice } from '../io.js';
import { outputsOf, writtenBy } from '../outputs.js';
import { judgeReadings } from '../pipeline.js';
import { locatorOfFacts, readingOf } from '../readings-of-facts.js';
import { settingsOf } from '../settings.js';
import { refuseToOverwrite } from '../written.js';
import { conclude, type ScanOptions } from './scan.js';

/** What `rolecall scan` takes, but for what names inputs. */
export type EvaluateOptions = Omit<ScanOptions, 'filesFrom' | 'null' | 'base' | 'writeBaseline'>;

/** `rolecall evaluate`: judges facts of all shards as `rolecall scan` would have judged the inputs. */
export async function evaluate(files: readonly string[], options: EvaluateOptions, io: Io): Promise<Exit> {
  refuseStdinTwice([...files, ...(options.facts ?? [])]);
  const outputs = outputsOf(options.format ?? [], io);
  const settings = await settingsOf(options, io);
  const writes = writtenBy(outputs, undefined, io);
  refuseToOverwrite(writes, [...files, ...(await filesRead(options, settings, io))], io);
  const facts = await readFactsFiles(files, settings, io);
  const readings = [...facts.map(readingOf), ...(await readElsewhere(options.facts ?? [], settings, io))];
  const report = judgeReadings(readings, locatorOfFacts(facts), settings);
  return conclude(report, outputs, settings, options, io);
}
