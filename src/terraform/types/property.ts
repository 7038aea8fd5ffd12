import type { InlinePolicy, Tree, Value } from '../../model/index.js';

/** What a text in an attribute names: what it is compared with, and what a reference to another resource stands for. */
export type MeaningName =
  | 'account-id'
  | 'group-name'
  | 'permission-set-arn'
  | 'policy-arn'
  | 'principal-arn'
  /** The id of a user or group of Identity Center: no resource of the model has it. */
  | 'principal-id'
  | 'role-name'
  /** The id of a policy of AWS Organizations. */
  | 'service-control-policy-id'
  /** A value of which nothing is known but itself. */
  | 'text'
  | 'user-name';

/** Names of attributes, from that of the resource inwards through blocks of which there is one each. */
export type AttributePath = readonly [string, ...string[]];

/** How a property of the model is read. */
export type Reading =
  /** The name, ARN or id of the resource itself: its `Naming` has the attributes. */
  | { readonly as: 'own-name' | 'own-arn' | 'own-id' }
  /** A text; `one`: that stands for a list of one. `each`: of a list, each text stands for a resource of its own. */
  | { readonly as: 'text' | 'one' | 'each'; readonly attribute: string; readonly means: MeaningName }
  /** The first text that there is inside of blocks. */
  | { readonly as: 'within'; readonly paths: readonly AttributePath[] }
  /** A list of texts, and then those inside of the blocks of another. */
  | { readonly as: 'list'; readonly attribute: string; readonly means: MeaningName; readonly also?: AttributePath }
  /**
   * `listed-policies`: the managed policies that the resource itself lists, which some providers fill in.
   * `inline-document`: the document of the only inline policy, which has no name. `issuer`: what a URL names.
   */
  | {
      readonly as: 'listed-policies' | 'inline-document' | 'document' | 'number' | 'issuer';
      readonly attribute: string;
    }
  | { readonly as: 'inline-policies'; readonly attribute: string; readonly inside: InlineAttributes };

/** The attributes of a policy that is written inside of its owner. */
export interface InlineAttributes {
  readonly name: string;
  readonly document: string;
}

/**
 * A property of the model with the attribute that it is read from. `V` is its type there: the compiler holds rows to
 * it.
 */
export type Property<V> = Reading & {
  /** What it means that the value is not known: `absent` where no value of it matters here. */
  readonly unknown?: 'absent';
  readonly $value?: V;
};

type Text = Property<Value<string>>;
type Texts = Property<Value<readonly Value<string>[]>>;
type InlinePolicies = Property<Value<readonly InlinePolicy[]>>;

export const ownName: Text = { as: 'own-name' };
export const ownArn: Text = { as: 'own-arn' };
export const ownId: Text = { as: 'own-id' };
/** What the type has no attribute for. */
export const none = undefined;

export function text(attribute: string, means: MeaningName = 'text'): Text {
  return { as: 'text', attribute, means };
}

export function within(...paths: readonly AttributePath[]): Text {
  return { as: 'within', paths };
}

/** The name of a policy of the customer's, which is none of AWS's even where it is not known. */
export function customerPolicy(...path: AttributePath): Text {
  return { as: 'within', paths: [path], unknown: 'absent' };
}

export function issuer(attribute: string): Text {
  return { as: 'issuer', attribute };
}

export function one(attribute: string, means: MeaningName): Texts {
  return { as: 'one', attribute, means };
}

export function each(attribute: string, means: MeaningName): Text {
  return { as: 'each', attribute, means };
}

export function list(attribute: string, means: MeaningName, also?: AttributePath): Texts {
  return { as: 'list', attribute, means, ...(also && { also }) };
}

export function listedPolicies(attribute: string): Texts {
  return { as: 'listed-policies', attribute };
}

export function document(attribute: string): Property<Value<Tree>> {
  return { as: 'document', attribute };
}

export function number(attribute: string): Property<Value<number>> {
  return { as: 'number', attribute };
}

export function inlineDocument(attribute: string): InlinePolicies {
  return { as: 'inline-document', attribute };
}

export function inlinePolicies(attribute: string, inside: InlineAttributes): InlinePolicies {
  return { as: 'inline-policies', attribute, inside };
}

/** The attributes of a resource that a property is read from, besides those that name the resource. */
export function attributesOf(reading: Reading): readonly string[] {
  switch (reading.as) {
    case 'own-name':
    case 'own-arn':
    case 'own-id':
      return [];
    case 'within':
      return reading.paths.map(([attribute]) => attribute);
    case 'list':
      return [reading.attribute, ...(reading.also?.slice(0, 1) ?? [])];
    default:
      return [reading.attribute];
  }
}
