/**
 * A report, or a part of one, with every text put through a function, which also gets the key that it stands at (none
 * in a list). Whatever holds no text that changes stays the object that it is: a report may name very many inputs.
 */
export function mapTexts<Part>(part: Part, change: (text: string, key: string) => string): Part {
  const mapped = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return change(value, key);
    if (Array.isArray(value)) return mappedList(value, (one) => mapped(one, ''));
    return typeof value === 'object' && value !== null ? mappedRecord(value, mapped) : value;
  };
  return mapped(part, '') as Part;
}

function mappedList(list: readonly unknown[], mapped: (value: unknown) => unknown): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, value] of list.entries()) {
    const now = mapped(value);
    if (now === value) continue;
    copy ??= [...list];
    copy[index] = now;
  }
  return copy ?? list;
}

function mappedRecord(record: object, mapped: (value: unknown, key: string) => unknown): object {
  let copy: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(record)) {
    const now = mapped(value, key);
    if (now === value) continue;
    copy ??= { ...record };
    copy[key] = now;
  }
  return copy ?? record;
}
