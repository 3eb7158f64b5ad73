import { groupArticles } from "../../src/digest/group-articles.ts";
import { linkBatch } from "../../src/siblings/link-batch.ts";
import { briefOfText, type Gold, loadGold } from "../siblings/load-briefs.ts";
import { printTable } from "../support/print-table.ts";

const DATA = "sib.srilanka.newsfirst";

/** As many articles as a busy digest holds, in the order of their dates. */
const DIGEST = 60;

/**
 * Composes digests of the data's articles and looks at each pair that was joined as one article. The data lists only
 * some of the pairs: a pair is certainly right where both share a group, certainly wrong where both have partners in
 * the data that are not each other's, and unknown otherwise.
 */
export function measureJoins(dataDir: string): void {
  const documents = loadGold(dataDir, DATA).sort((a, b) => timeOf(a) - timeOf(b));
  const groups = groupBy(documents);
  const hasPartner = ({ group }: Gold) => groups.get(group)!.length > 1;
  let [joined, right, wrong] = [0, 0, 0];
  for (let start = 0; start < documents.length; start += DIGEST) {
    for (const [a, b] of joinedPairs(documents.slice(start, start + DIGEST))) {
      joined++;
      if (a.group === b.group) right++;
      else if (hasPartner(a) && hasPartner(b)) wrong++;
    }
  }
  const precision = `${((100 * right) / (right + wrong)).toFixed(1)} %`;
  printTable(
    ["joined", "right", "wrong", "unlisted", "precision of the listed"],
    [[joined, right, wrong, joined - right - wrong, precision]],
  );
}

function joinedPairs(documents: readonly Gold[]): [Gold, Gold][] {
  const briefs = documents.map((gold) => briefOfText(gold));
  const links = linkBatch(briefs);
  const linked = briefs.map((brief) => ({ brief, siblings: links.get(brief.id) ?? [] }));
  const byId = new Map(documents.map((gold) => [gold.id, gold]));
  return groupArticles(linked)
    .flatMap((story) => story.articles)
    .flatMap((article) =>
      article.flatMap((one, index) =>
        article
          .slice(index + 1)
          .map((two): [Gold, Gold] => [byId.get(one.brief.id)!, byId.get(two.brief.id)!]),
      ),
    );
}

/** `01 Jan, 2015 | 1:58 pm`. */
function timeOf({ date }: Gold): number {
  const time = Date.parse((date ?? "").replace(/[,|\t]/g, " "));
  return Number.isNaN(time) ? 0 : time;
}

function groupBy(documents: readonly Gold[]): Map<string, Gold[]> {
  const groups = new Map<string, Gold[]>();
  for (const gold of documents) groups.set(gold.group, [...(groups.get(gold.group) ?? []), gold]);
  return groups;
}
