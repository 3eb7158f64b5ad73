import { MAX_ALT, type Mark, type Picture } from "./picture.ts";

/**
 * A picture in words, for its alternative text: "Title. All articles: English 9, French 6. Ukraine: English 6 …".
 * The labels are those of the picture, already in the reader's language; rows that do not fit are left out whole.
 */
export function describePicture({ title, columns, rows, legend }: Omit<Picture, "alt">): string {
  const nameOf = (mark: Mark) => legend.find((one) => one.mark === mark)?.text ?? "";
  const lines = rows.map(({ label, cells }) => {
    const parts = cells.flatMap((cell, index) => {
      if (cell === null) return [];
      return [`${columns[index]} ${"text" in cell ? cell.text : `(${nameOf(cell.mark)})`}`];
    });
    return `${label}: ${parts.join(", ")}`;
  });
  let alt = title;
  for (const line of lines) if (alt.length + 2 + line.length <= MAX_ALT) alt += `. ${line}`;
  return alt.slice(0, MAX_ALT).toWellFormed();
}
