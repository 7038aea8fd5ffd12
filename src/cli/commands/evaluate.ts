import { evaluate as evaluateFacts } from '../../pipeline.js';
import type { Exit } from '../exit.js';
import { filesRead } from '../files-read.js';
import { type Io, refuseStdinTwice, siteOf } from '../io.js';
import { outputsOf, tellingsOf, writtenBy } from '../outputs.js';
import { settingsFor } from '../settings.js';
import { refuseToOverwrite } from '../written.js';
import { conclude, rulesOf, type ScanOptions } from './scan.js';

/** What `rolecall scan` takes, but for what names inputs. */
export type EvaluateOptions = Omit<ScanOptions, 'filesFrom' | 'null' | 'base' | 'writeBaseline'>;

/** `rolecall evaluate`: judges facts of all shards as `rolecall scan` would have judged the inputs. */
export async function evaluate(files: readonly string[], options: EvaluateOptions, io: Io): Promise<Exit> {
  const { facts = [] } = options;
  refuseStdinTwice([...files, ...facts]);
  const outputs = outputsOf(options.format ?? [], io);
  const settings = await settingsFor(options, io);
  const writes = writtenBy(outputs, undefined, io);
  refuseToOverwrite(writes, [...files, ...(await filesRead(options, settings, io))], io);
  const tellings = tellingsOf(outputs, options, rulesOf(settings), io);
  const told = await evaluateFacts(files, settings, siteOf(io), tellings, { facts });
  return conclude(told, outputs, settings, options, io);
}
