/** What spreadsheets would take for a formula is told to them as text. */
const FORMULA = /^[=+\-@\t\r]/;

/** An amount below zero is none, and has to stay a number. */
const NUMBER = /^-?\d+(\.\d+)?$/;

const cell = (value) => {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Rows as a file for spreadsheets (RFC 4180), with a byte order mark: without one Excel reads no UTF-8.
 * @param {unknown[][]} rows the first one names the columns
 */
export const csv = (rows) =>
  new Blob(['\ufeff', rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')], { type: 'text/csv;charset=utf-8' });
