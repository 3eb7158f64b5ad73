/** Prints a Markdown table; columns that hold only numbers stand to the right. */
export function printTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0), 3));
  const numeric = header.map((_, column) =>
    rows.every((row) => /^[-+\d.,/ %×~()]*$/u.test(String(row[column]))),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join(" | ")} |`;
  const rule = widths.map((width, i) => (numeric[i] ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  console.log([line([...header]), line(rule), ...cells.slice(1).map(line), ""].join("\n"));
}
