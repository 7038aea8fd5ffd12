import type { FactKind } from '../model/index.js';

/** The shape of a fact, or of a part of one: what is read here of a JSON Schema. */
export interface FactSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, FactSchema>>;
  readonly items?: FactSchema;
}

/** `rules/fact.schema.json`. */
export interface FactSchemas {
  readonly definitions: Readonly<Record<FactKind, FactSchema>> & Readonly<Record<string, FactSchema>>;
}

/** What stands at a part of a fact, once references are followed. */
export interface Shape {
  /** `string`, `array` and so on. */
  readonly types: readonly string[];
  /** All values that there are; absent where there is no end of them. */
  readonly values?: readonly unknown[];
  /** Names of the parts of an object; none of anything else. */
  readonly keys: readonly string[];
  readonly part: (key: string) => Shape | undefined;
  /** The elements of a list. */
  readonly element: Shape | undefined;
}

/** The shape of the facts of a kind. */
export function shapeOf(kind: FactKind, { definitions }: FactSchemas): Shape {
  const shaped = (schema: FactSchema): Shape => {
    const found = schema.$ref === undefined ? schema : definitions[schema.$ref.replace('#/definitions/', '')];
    const { type, properties = {}, items, enum: listed, const: only } = found ?? {};
    const values = listed ?? (only === undefined ? undefined : [only]);
    return {
      types: values === undefined ? [type ?? []].flat() : [...new Set(values.map(typeOf))],
      ...(values === undefined ? {} : { values }),
      keys: Object.keys(properties),
      part: (key) => {
        const part = Object.hasOwn(properties, key) ? properties[key] : undefined;
        return part === undefined ? undefined : shaped(part);
      },
      get element() {
        return items === undefined ? undefined : shaped(items);
      },
    };
  };
  return shaped(definitions[kind]);
}

/** The type of a value, in the words of JSON Schema. */
export function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
