/** The arguments that fill a sentence in. */
export type With<Name extends string, Value = string> = Readonly<Record<Name, Value>>;
