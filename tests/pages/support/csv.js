// A strict reader of RFC 4180: CRLF ends every line, a quote stands only around a field or doubled in one.

/** Rows of fields; throws on anything that the standard does not allow. */
export function readCsv(text) {
  const rows = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row = [];
  while (field.lastIndex < text.length) {
    const start = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`no field at ${JSON.stringify(text.slice(start, start + 40))}`);
    row.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : match[2]);
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) throw new Error('the last line does not end');
  return rows;
}
