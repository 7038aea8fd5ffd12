import { type Change, type Exists, isUnknown, type Path, type Tree, unknown } from '../../model/index.js';
import type { Address } from '../language/address.js';

/** One resource instance with what is said of its attributes, whether a plan, a state or source says it. */
export interface Instance extends Address {
  /** The address as reports show it. */
  readonly address: string;
  /** Key of an object that is no longer the current one of its address; empty for the current one. */
  readonly deposed: string;
  /** From the root of the document to its attributes. */
  readonly path: Path;
  readonly change: Change;
  /** Whether a replacement is made before what it replaces is destroyed. */
  readonly createdFirst?: true;
  readonly exists: Exists;
  readonly attributes: Attributes;
}

/** The attributes of an instance. Parsers of large plans read one only when it is asked for. */
export interface Attributes {
  /** The names of those that are stated. */
  readonly names: () => readonly string[];
  /**
   * An attribute after apply, or as it was last known of what goes away; of its parts, any may be unknown. Its texts
   * are literal or symbolic (`symbol.ts`); one that holds JSON and no symbols may still be text.
   */
  readonly value: (name: string) => Tree | undefined;
  /** An attribute as it is before apply. */
  readonly before: (name: string) => Tree | undefined;
  /** Whether an attribute, or without a name every attribute, is known before apply. */
  readonly isKnown: (name?: string) => boolean;
  /** Whether an attribute, or without a name any attribute, holds something sensitive. */
  readonly isSensitive: (name?: string) => boolean;
}

/** What stands where a provider or a later step of the apply will tell a value: references may say which. */
export const knownAfterApply = unknown('it is known only after apply');

export function attributeOf({ attributes }: Instance, name: string): Tree | undefined {
  return attributes.value(name);
}

/** The text of an attribute, where that is known. */
export function knownText(instance: Instance, name: string): string | undefined {
  const value = asTerraformSpells(attributeOf(instance, name));
  return typeof value === 'string' ? value : undefined;
}

/** Terraform makes texts of numbers and bools where a text is asked for. */
export function asTerraformSpells(value: Tree | undefined): Tree | undefined {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

/** Whether an attribute is unknown as a whole. */
export function isOpen(instance: Instance, name: string): boolean {
  return isUnknown(attributeOf(instance, name));
}

export function isKnown({ attributes }: Instance, name?: string): boolean {
  return attributes.isKnown(name);
}

export function isSensitive({ attributes }: Instance, name?: string): boolean {
  return attributes.isSensitive(name);
}
