import { mattersToSupport } from '../terraform/index.js';
import { type Module, readModule } from './modules/module.js';
import { sourceOf } from './modules/references.js';
import type { SourceFile } from './modules/source-file.js';

/** What the text of a folder tells of it, before it is evaluated: nothing of its trees is kept. */
export interface Outline {
  /** Where the local modules lie that it calls, from its folder. */
  readonly calls: readonly string[];
  /** Whether it has a provider configuration, a backend or a workspace of HCP Terraform. */
  readonly isDeployed: boolean;
  /** Whether it may declare anything that is read, call a module, or tell an account: all else needs no evaluation. */
  readonly needsEvaluation: boolean;
}

/** Reads of a folder what its roots go by. Only files that may say it are parsed. */
export function outlineOf(files: readonly SourceFile[]): Outline {
  const module = readModule(files.filter(({ text }) => placing.test(text)));
  return {
    calls: [...module.calls.values()].map(({ block }) => sourceOf(block.body)).filter((source) => local.test(source)),
    isDeployed: isDeployed(module),
    needsEvaluation: files.some((file) => file.unread !== undefined || mayMatter(file.text)),
  };
}

const local = /^\.\.?(?:\/|$)/;

/** Words without which a file calls nothing and says nothing of where it is deployed; escapes may spell them. */
const placing = /\b(?:module|provider|backend|cloud)\b|\\[uU]/;

/** Words, but for types, without which a file says nothing that is judged. */
const telling = /\bmodule\b|\\[uU]|\ballowed_account_ids\b|\bassume_role(?:_with_web_identity)?\b/;

function mayMatter(text: string): boolean {
  return telling.test(text) || (text.match(types) ?? []).some(mattersToSupport);
}

const types = /\b(?:aws|awscc)_\w+/g;

function isDeployed({ providers, others }: Module): boolean {
  if (providers.size > 0) return true;
  return others.some(({ block: { type, body } }) => {
    const names = [...body.blocks.map((one) => one.type), ...body.attributes.map((one) => one.name)];
    return type === 'terraform' && names.some((name) => name === 'backend' || name === 'cloud');
  });
}
