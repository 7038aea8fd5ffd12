/** A function that is called at most once, however often its value is asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A function whose results are kept by the content of what they are worked out from, which must be plain data. Only the
 * first `limit` of them are: what is asked for after so many is hardly ever asked for again.
 */
export function onceByContent<A, B>(workOut: (one: A) => B, limit: number): (one: A) => B {
  const known = new Map<string, B>();
  return (one) => {
    const key = JSON.stringify(one);
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = workOut(one);
    if (known.size < limit) known.set(key, result);
    return result;
  };
}

/** A function that works out each object at most once. Of roles of one name, all have the same list of attachments. */
export function onceEach<A extends object, B>(workOut: (one: A) => B): (one: A) => B {
  const known = new WeakMap<A, { readonly result: B }>();
  return (one) => {
    const before = known.get(one);
    if (before) return before.result;
    const result = workOut(one);
    known.set(one, { result });
    return result;
  };
}
