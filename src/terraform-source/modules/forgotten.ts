import type { Body } from '../../hcl/index.js';
import { mattersToSupport } from '../../terraform/index.js';
import type { Declared, Module } from './module.js';
import { literalText, nestedArgument } from './nested-argument.js';

/**
 * Addresses of what Terraform forgets and does not destroy: it may stay in the account, and no file says any more what
 * it is. Only of what could say anything of roles.
 * Source: https://developer.hashicorp.com/terraform/language/block/removed
 */
export function forgotten({ others }: Module): readonly string[] {
  return others
    .filter(({ block }) => block.type === 'removed' && !destroys(block.body))
    .flatMap(addressOf)
    .filter(matters);
}

function destroys(body: Body): boolean {
  const value = nestedArgument(body, 'lifecycle', 'destroy');
  return !(value?.kind === 'literal' && value.value === false);
}

function addressOf({ file, block: { body } }: Declared): readonly string[] {
  const from = body.attributes.find(({ name }) => name === 'from')?.value;
  if (!from) return [];
  return [from.kind === 'template' ? literalText(from) : file.text.slice(from.start, from.end)];
}

function matters(address: string): boolean {
  const names = address.split('.');
  return names[0] === 'module' || mattersToSupport(names[0] ?? '');
}
