/** A stretch of a text: offsets in UTF-16 units, the end exclusive. Lines and columns are found late (`lines.ts`). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a file of HCL holds, whichever of its two syntaxes it is written in. */
export interface Body extends Span {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** `name = value`; of several with one name in a body only the first is kept. */
export interface Attribute extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** `type "label" { ... }`. */
export interface Block extends Span {
  readonly type: string;
  readonly labels: readonly Label[];
  /** From its type to its last label. */
  readonly header: Span;
  readonly body: Body;
}

export interface Label extends Span {
  readonly text: string;
}

/**
 * Every kind of expression, named as in the specification.
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md ("Expressions")
 */
export type Expression =
  | Literal
  | Template
  | Wrap
  | Join
  | Tuple
  | ObjectExpression
  | Call
  | For
  | Traversal
  | Binary
  | Unary
  | Conditional
  | Parentheses
  | Broken;

/** A number, `true`, `false`, `null`, or literal text in a template, escapes resolved. */
export interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: null | boolean | number | string;
  /** A number as it is written, where JavaScript would write it in another way. */
  readonly digits?: string;
}

/** A quoted text or heredoc: its parts, as text, one after the other. */
export interface Template extends Span {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
}

/** `"${x}"`: an interpolation and nothing else, which keeps the type of its value. */
export interface Wrap extends Span {
  readonly kind: 'wrap';
  readonly value: Expression;
}

/** `%{ for }`: the texts that a for expression makes, one after the other. */
export interface Join extends Span {
  readonly kind: 'join';
  readonly texts: For;
}

export interface Tuple extends Span {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
}

/** The key of an item: a bare name is a text; what stands in parentheses, an expression. */
export interface ObjectItem {
  readonly key: Expression;
  readonly value: Expression;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** `f(xs...)`: the last argument is a list of arguments. */
  readonly expands: boolean;
}

/** `[for v in xs : ...]`, or with a key `{for k, v in xs : k => v}`. */
export interface For extends Span {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  /** `...` behind the value: the values of one key become a list. */
  readonly groups: boolean;
}

/** A name, or any other value, and the steps into it: `var.a["b"][0]`, `f(x).y`. */
export interface Traversal extends Span {
  readonly kind: 'traversal';
  readonly root: Name | Expression;
  readonly steps: readonly Step[];
}

export interface Name extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export type Step = AttributeStep | IndexStep | SplatStep;

export interface AttributeStep extends Span {
  readonly kind: 'attribute';
  readonly name: string;
}

export interface IndexStep extends Span {
  readonly kind: 'index';
  readonly key: Expression;
}

/** `[*]` and the old `.*`: the steps of `each` lead into every element. Its span is that of the star. */
export interface SplatStep extends Span {
  readonly kind: 'splat';
  readonly each: readonly Step[];
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: '!' | '-';
  readonly operand: Expression;
}

/** `a ? b : c`, and `%{ if }` in a template. */
export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface Parentheses extends Span {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** Where an expression was due and none can be read. */
export interface Broken extends Span {
  readonly kind: 'broken';
}

/** A comment as written, with what opens and closes it. */
export interface Comment extends Span {
  readonly text: string;
}

/** From the start of one stretch to the end of another. */
export function between(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
