/** A feed that failed so many times in a row, over more than two days, is announced as dead, once. */
export const DEAD_AFTER = 10;

/** How many feeds are well, failed at their last poll, and are dead. */
export interface FeedHealth {
  readonly well: number;
  readonly failing: number;
  readonly dead: number;
}
