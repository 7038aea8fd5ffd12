/**
 * Symbolic text: a string that is fully determined except for names that AWS fills in at deployment.
 * `!Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root` reads `arn:⟨partition⟩:iam::⟨account⟩:root`, and the
 * name of a role that the input leaves to AWS is the symbol of its address, `⟨SupportRole⟩` or
 * `⟨aws_iam_role.support⟩`. Two texts of one input are equal exactly when AWS will make them equal, so a
 * reference is joined to what it names by comparing strings.
 *
 * The brackets are no characters of any ARN, IAM name or account id. A text that holds them in an input is
 * not symbolic but unusable: readers of inputs pass every literal through `literal`.
 */
const OPEN = '\u27e8';
const CLOSE = '\u27e9';

import { type Unknown, unknown } from './value.js';

/** The symbol for what AWS will put in: an address of the same input, or one of the words below. */
export function symbol(name: string): string {
  return `${OPEN}${name}${CLOSE}`;
}

/** The account the input is deployed to, where its id is not known. */
export const ownAccount: string = symbol('account');
/** The account that a provider configuration leads to, where it is not the input's own and its id is not known. */
export function accountOfProvider(provider: string): string {
  return symbol(`account of ${provider}`);
}
/** The partition the input is deployed to: `aws`, `aws-cn`, `aws-us-gov`, ... */
export const ownPartition: string = symbol('partition');
/** The region the input is deployed to. */
export const ownRegion: string = symbol('region');

/** The parts of a text: what is spelt out, and each symbol by itself. */
export function symbolicParts(text: string): readonly string[] {
  return text.split(/(\u27e8[^\u27e9]*\u27e9)/u).filter((part) => part !== '');
}

/** Whether AWS still has to fill in a part of the text. */
export function isSymbolic(text: string): boolean {
  return text.includes(OPEN);
}

/** A text as an input spells it: itself, or unknown where it would be mistaken for a symbolic one. */
export function literal(text: string): string | Unknown {
  return isSymbolic(text) ? unknown('the text holds characters that no AWS name may have') : text;
}
