import type { CommonProperty, Resource, Value } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import type { Naming } from './naming.js';
import type { PropertyReader } from './property-reader.js';
import { type Refusal, refusedLists } from './refusals.js';

/** An attribute of the model, and the properties of a template that it is made of. */
export interface Attribute<T> {
  /** Where one of these holds what is not to be shown, the attribute is not shown either. */
  readonly of: readonly string[];
  /** Whether CloudFormation wants lists there. */
  readonly isList?: true;
  /** @param property the first of them */
  readonly read: (reader: PropertyReader, property: string) => T;
}

/** What a resource of the model has, whatever its kind: no property of a template says it. */
type Common = CommonProperty | 'judged' | 'cases';

type AttributesOf<R> = { readonly [K in Exclude<keyof R, Common>]-?: Attribute<R[K]> };

/** How resources of one type become resources of the model. */
interface Described<R extends Resource> {
  readonly kind: R['kind'];
  /** What `Ref` and `Fn::GetAtt` give of it; absent where that is known only after the deployment. */
  readonly naming?: Naming;
  readonly attributes: AttributesOf<R>;
  /** Properties that say nothing of access. CloudFormation refuses any that is neither of these nor read. */
  readonly others: readonly string[];
  /** Why AWS may refuse a resource, beside lists that are none. */
  readonly refusals?: readonly Refusal[];
}

/** A type of resources that is read into the model. */
export interface ReadType extends Pick<Described<Resource>, 'naming'> {
  readonly kind: Resource['kind'];
  readonly attributes: ReadonlyMap<string, Attribute<unknown>>;
  /** Every property that CloudFormation takes. */
  readonly properties: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** Whether an attribute of a resource may be printed. */
export type IsShown = (attribute: Pick<Attribute<unknown>, 'of'>, value: unknown, reader: PropertyReader) => boolean;

/** A row of the table, its attributes held to those that the model wants of the kind. */
export function reads<R extends Resource>({ attributes, others, refusals = [], ...row }: Described<R>): ReadType {
  const all = new Map(Object.entries<Attribute<unknown>>(attributes as Record<string, Attribute<unknown>>));
  const read = [...all.values()].flatMap(({ of }) => of);
  const lists = [...all.values()].filter(({ isList }) => isList).flatMap(({ of }) => of);
  const properties = [...new Set([...read, ...others])];
  return { ...row, attributes: all, properties, refusals: [refusedLists(lists), ...refusals] };
}

/** An attribute that is made of properties. */
export function from<T>(of: readonly [string, ...string[]], read: Attribute<T>['read']): Attribute<T> {
  return { of, read };
}

/** An attribute that is made of lists. */
export function fromLists<T>(of: readonly [string, ...string[]], read: Attribute<T>['read']): Attribute<T> {
  return { of, isList: true, read };
}

/** An attribute that is the same whatever a template says. */
export function fixed<T>(value: T): Attribute<T> {
  return { of: [], read: () => value };
}

/** Reads a resource by the row of its type. */
export function readResource(
  { kind, attributes, refusals }: ReadType,
  reader: PropertyReader,
  isShown: IsShown,
): Resource {
  const values = [...attributes].map(([name, attribute]) => {
    return { name, attribute, value: attribute.read(reader, attribute.of[0] ?? '') };
  });
  const hidden = values.filter(({ attribute, value }) => !isShown(attribute, value, reader)).map(({ name }) => name);
  return {
    kind,
    ...unlessRefused(base(reader), refusals, reader),
    ...Object.fromEntries(values.map(({ name, value }) => [name, value])),
    ...(hidden.length > 0 && { sensitive: hidden }),
    // The type of a row holds its attributes to those of its kind.
  } as unknown as Resource;
}

/** What every resource of the model has. */
interface Base extends Pick<Resource, 'place' | 'change' | 'exists'> {
  readonly change: 'create';
  readonly account?: Value<string>;
}

/** What every resource has in common. */
export function base({ declaration, stack }: PropertyReader): Base {
  return {
    place: stack.placeOf(declaration),
    change: 'create',
    exists: existsOf(declaration, stack),
    ...(stack.account !== undefined && { account: stack.account }),
  };
}

/** What AWS refuses is not made. */
function unlessRefused(made: Base, refusals: readonly Refusal[], reader: PropertyReader): Base {
  if (made.exists.answer === 'no') return made;
  for (const refusal of refusals) {
    const because = refusal(reader);
    if (because === undefined) continue;
    reader.stack.notes.refusal(made.place.address ?? '');
    return { ...made, exists: { answer: 'no', because } };
  }
  return made;
}
