import { orderedOperators } from './ordered.js';

/** `DateEquals`, `DateLessThan` and so on, over ISO 8601 dates or seconds since 1970. */
export const dateOperators = orderedOperators('Date', (text) =>
  /^\d+$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text),
);
