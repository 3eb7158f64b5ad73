/** What Discord takes, in characters unless said otherwise (API documentation: Message, Embed Limits, Components). */
export const LIMITS = {
  content: 2000,
  embedsPerMessage: 10,
  embedTitle: 256,
  embedDescription: 4096,
  /** Fields per embed. */
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** Titles, descriptions, field names and values, footers and authors of all embeds of a message together. */
  embedTotal: 6000,
  url: 2048,
  /** Rows of components per message, and buttons in one. */
  rows: 5,
  rowButtons: 5,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  menuOptions: 25,
  menuPlaceholder: 150,
  optionLabel: 100,
  optionValue: 100,
  threadName: 100,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** Names, descriptions and values of a command with all that is in it, in its longest localisation. */
  commandTotal: 8000,
  stringOptionLength: 6000,
  nonce: 25,
  /** Follow-up messages to an interaction where the app is installed by the person only. */
  followUps: 5,
  fileDescription: 1024,
} as const;

/** Room for the unseen mark of a delivery (see `mark-delivery.ts`): four characters for each of a nonce. */
export const DELIVERY_MARK_LENGTH = 4 * LIMITS.nonce;
/** What a description may hold beside that mark. */
export const DESCRIPTION_ROOM = LIMITS.embedDescription - DELIVERY_MARK_LENGTH;
