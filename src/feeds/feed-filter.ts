/** Which of a feed's articles a channel wants. Absent parts let everything through. */
export interface FeedFilter {
  /** BCP 47 primary languages. */
  readonly languages?: readonly string[];
  /** Words or names of which at least one must occur; names match across scripts. */
  readonly include?: readonly string[];
  /** Words or names of which none may occur. */
  readonly exclude?: readonly string[];
}
