/** Elements that never have content (HTML standard, "void elements", and their obsolete kin). */
export const voidElements = new Set(
  "area base basefont br col command embed frame hr img input keygen link meta param source track wbr".split(
    " ",
  ),
);

/** Elements that begin and end a line of text. */
export const blockElements = new Set(
  (
    "#root html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption " +
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol option optgroup p pre search " +
    "section summary table tbody td tfoot th thead tr ul caption"
  ).split(" "),
);

/** Elements whose text no reader sees as part of the page's prose. */
export const unreadElements = new Set(
  (
    "head script style noscript template svg math iframe object embed audio video canvas map picture select textarea button " +
    "input dialog rt rp"
  ).split(" "),
);

/** Headings, `h1` to `h6`. */
export const headingElements = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

/** An end tag does not reach through these to close something outside. */
export const scopeElements = new Set(["td", "th", "table", "caption", "template", "object"]);

/** Any other element ends the head of a page, whether or not it was closed. */
export const headElements = new Set(
  "base basefont bgsound link meta noscript script style template title".split(" "),
);
