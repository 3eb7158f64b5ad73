import type { SchemaStep } from "../migrate.ts";
import { createBriefs } from "./001-briefs.ts";
import { createSiblings } from "./002-siblings.ts";
import { createChat } from "./003-chat.ts";
import { createFeeds } from "./004-feeds.ts";
import { createInstallations } from "./005-installations.ts";
import { createDigests } from "./006-digests.ts";
import { recogniseBodies } from "./007-feed-bodies.ts";
import { shortenMarks } from "./008-short-marks.ts";
import { createDigestRests } from "./009-digest-rests.ts";
import { countDeliveryParts } from "./010-delivery-parts.ts";
import { createLeases } from "./011-leases.ts";
import { keepEvents } from "./012-kept-events.ts";

/** In order of their names; a step that has landed is never changed. */
export const migrations: Readonly<Record<string, SchemaStep>> = {
  "001-briefs": createBriefs,
  "002-siblings": createSiblings,
  "003-chat": createChat,
  "004-feeds": createFeeds,
  "005-installations": createInstallations,
  "006-digests": createDigests,
  "007-feed-bodies": recogniseBodies,
  "008-short-marks": shortenMarks,
  "009-digest-rests": createDigestRests,
  "010-delivery-parts": countDeliveryParts,
  "011-leases": createLeases,
  "012-kept-events": keepEvents,
};
