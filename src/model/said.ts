/**
 * Something that is said, by its code and arguments; the words are made of them by the catalogue of the room that says
 * it. Code and arguments are its identity: words may get better, and nothing that was written down by them changes.
 */
export interface Said {
  /** Kebab-case and stable. */
  readonly code: string;
  /** What fills the words in: names, values, addresses. Absent where there is nothing to fill in. */
  readonly args?: Args;
  /** A sentence or two. */
  readonly message: string;
}

/** Arguments by name. `because` holds words (why a value is unknown) and is no part of an identity. */
export type Args = Readonly<Record<string, string | number>>;

/** An entry of a catalogue: how a code is put in words. */
export interface Entry<A extends Args> {
  readonly message: (args: A) => string;
}

/** The arguments that an entry asks for. */
export type ArgsOf<E> = E extends { readonly message: (args: infer A) => string } ? A : never;

/** What is said with an entry that asks for these names, each with a text unless it says otherwise. */
export type With<Name extends string, Value = string> = Readonly<Record<Name, Value>>;

/** What is said with an entry that asks for nothing. */
export type Bare = Readonly<Record<string, never>>;

/** An entry with what the documentation says of it. */
export interface Described<A extends Args> extends Entry<A> {
  /**
   * Absent where it is no problem of an input but a part that cannot be seen. `error, note`: a note where it cannot
   * matter.
   */
  readonly severity?: 'error' | 'note' | 'error, note';
  /** When it is said, as the end of a sentence. */
  readonly when: string;
  /** What to do about it. */
  readonly todo: string;
}

/** An entry of a catalogue, which names the arguments that its words ask for. */
export function entry<A extends Args = Bare>(of: Described<A>): Described<A> {
  return of;
}

/** Says an entry of a catalogue. */
export function say<C extends Readonly<Record<string, Entry<never>>>, K extends keyof C & string>(
  catalogue: C,
  code: K,
  args: ArgsOf<C[K]>,
): Said {
  const { message } = catalogue[code] as unknown as Entry<Args>;
  const given: Args = args as Args;
  return { code, ...(Object.keys(given).length > 0 && { args: given }), message: message(given) };
}

/** What is said, without its words: equal for the same, however it is worded. */
export function identityOf({ code, args = {} }: Said): readonly (string | number)[] {
  const names = Object.keys(args).filter((name) => name !== 'because');
  return [code, ...names.sort().map((name) => args[name] ?? '')];
}
