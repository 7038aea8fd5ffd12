import { type Facts, holdsJudgedTrust, type InputFacts, mergeFacts, readFacts, renameInputs } from '../facts/index.js';
import { nameHere, settingsDigest, trustedDigest } from './facts-header.js';
import { readFactsText, recogniseFacts } from './facts-text.js';
import type { Io } from './io.js';
import type { Settings } from './settings.js';
import { UsageError } from './usage-error.js';

/**
 * The inputs of facts files as those of one run, named as from the working directory. Throws a `UsageError` that says
 * what is wrong with a file, with one that is missing, or with facts that do not belong together.
 */
export async function readFactsFiles(
  files: readonly string[],
  settings: Settings,
  io: Io,
): Promise<readonly InputFacts[]> {
  const all: Facts[] = [];
  for (const file of files) all.push(...(await sectionsOf(file, settings, io)));
  const merged = mergeFacts(all);
  if ('fault' in merged) throw new UsageError(`these facts cannot be put together: ${merged.fault}`);
  return merged;
}

async function sectionsOf(file: string, settings: Settings, io: Io): Promise<readonly Facts[]> {
  const text = await readFactsText(file, io);
  const sections = readFacts(text);
  if ('fault' in sections)
    throw new UsageError(`cannot use the facts ${file}: ${insteadOfFacts(text) ?? sections.fault}`);
  const others = differingSettings(sections, settings);
  if (others !== undefined) {
    throw new UsageError(`cannot use the facts ${file}: they were extracted with ${others} than given here`);
  }
  return sections.map(({ header, inputs }) => {
    const rename = nameHere(header, io);
    return { header, inputs: inputs.map((one) => renameInputs(one, rename)) };
  });
}

/** What stands where facts of inputs should, as far as it may be given as something else. */
function insteadOfFacts(text: string): string | undefined {
  const found = recogniseFacts('', text);
  if (found.is === 'state') return 'this is a Terraform state: scan it, or give it by --facts';
  if (found.is === 'aws') return 'this is what the AWS CLI says of an account: give it by --facts';
  return undefined;
}

/** Trust that was judged when it was extracted must have been judged as it would be here. */
function differingSettings(sections: readonly Facts[], settings: Settings): string | undefined {
  const own = settingsDigest(settings);
  if (sections.some(({ header }) => header.settings !== own)) return 'another configuration, --account or --parameters';
  const trusted = trustedDigest(settings);
  const differs = sections.some((one) => one.header.trusted !== trusted && holdsJudgedTrust(one));
  return differs
    ? 'other trusted accounts, organizations or issuers, and hold trust that was judged by those,'
    : undefined;
}
