/**
 * What Slack would refuse in a list of blocks, by the limits of its Block Kit reference. Written from the reference,
 * not from the renderer, so that one checks the other.
 */
export function checkBlocks(blocks: unknown, surface: "message" | "home" | "modal"): string[] {
  if (!Array.isArray(blocks)) return ["blocks: not a list"];
  const problems: string[] = [];
  const most = surface === "message" ? 50 : 100;
  if (blocks.length > most) problems.push(`blocks: ${blocks.length} of at most ${most}`);
  const ids = blocks.map((block) => block?.block_id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) problems.push("block_id: not unique");
  for (const [index, block] of blocks.entries())
    for (const problem of checkBlock(block, surface)) problems.push(`blocks[${index}]: ${problem}`);
  return problems;
}

// biome-ignore lint/suspicious/noExplicitAny: anything may be sent; what is wrong shows in the checks
type Item = Record<string, any>;

function checkBlock(block: Item, surface: string): string[] {
  const id = lengthOf("block_id", block.block_id ?? "x", 1, 255);
  switch (block.type) {
    case "section":
      return [...id, ...checkSection(block)];
    case "context":
      return [...id, ...checkContext(block)];
    case "actions":
      return [...id, ...checkActions(block)];
    case "divider":
      return id;
    case "header":
      return [...id, ...checkText(block.text, ["plain_text"], 150)];
    case "image":
      return [...id, ...checkImage(block)];
    case "input":
      return surface === "message" ? ["input outside a view"] : [...id, ...checkInput(block)];
    default:
      return [`unknown type ${block.type}`];
  }
}

function checkSection(block: Item): string[] {
  const problems: string[] = [];
  if (block.text === undefined && block.fields === undefined) problems.push("section without text");
  if (block.text !== undefined) problems.push(...checkText(block.text, ["mrkdwn", "plain_text"], 3000));
  if (block.fields !== undefined && (block.fields.length < 1 || block.fields.length > 10))
    problems.push("fields");
  for (const field of block.fields ?? []) problems.push(...checkText(field, ["mrkdwn", "plain_text"], 2000));
  if (block.accessory !== undefined) problems.push(...checkElement(block.accessory));
  return problems;
}

function checkContext({ elements }: Item): string[] {
  if (!Array.isArray(elements) || elements.length < 1 || elements.length > 10)
    return ["context: 1 to 10 elements"];
  return elements.flatMap((element) =>
    element.type === "image" ? checkImage(element) : checkText(element, ["mrkdwn", "plain_text"], 3000),
  );
}

function checkActions({ elements }: Item): string[] {
  if (!Array.isArray(elements) || elements.length < 1 || elements.length > 25)
    return ["actions: 1 to 25 elements"];
  const ids = elements.map(({ action_id }) => action_id);
  const repeated = new Set(ids).size === ids.length ? [] : ["action_id: not unique in its block"];
  return [...repeated, ...elements.flatMap(checkElement)];
}

function checkInput(block: Item): string[] {
  return [...checkText(block.label, ["plain_text"], 2000), ...checkElement(block.element ?? {})];
}

function checkElement(element: Item): string[] {
  const id = element.type === "image" ? [] : lengthOf("action_id", element.action_id, 1, 255);
  const hint = element.placeholder === undefined ? [] : checkText(element.placeholder, ["plain_text"], 150);
  switch (element.type) {
    case "button":
      return [...id, ...checkButton(element)];
    case "static_select":
      return [...id, ...hint, ...checkOptions(element.options, 100), ...checkInitial(element)];
    case "checkboxes":
      return [...id, ...checkOptions(element.options, 10)];
    case "external_select":
    case "conversations_select":
      return [...id, ...hint];
    case "plain_text_input":
      return [...id, ...hint, ...(element.max_length > 3000 ? ["max_length"] : [])];
    case "image":
      return checkImage(element);
    default:
      return [`unknown element ${element.type}`];
  }
}

function checkButton({ text, style, url, value }: Item): string[] {
  return [
    ...checkText(text, ["plain_text"], 75),
    ...(style === undefined || style === "primary" || style === "danger" ? [] : [`style ${style}`]),
    ...(url === undefined ? [] : lengthOf("url", url, 1, 3000)),
    ...(value === undefined ? [] : lengthOf("value", value, 0, 2000)),
  ];
}

function checkOptions(options: unknown, most: number): string[] {
  if (!Array.isArray(options) || options.length < 1 || options.length > most)
    return [`options: 1 to ${most}`];
  return options.flatMap(({ text, value }) => [
    ...checkText(text, ["plain_text", "mrkdwn"], 75),
    ...lengthOf("option value", value, 1, 150),
  ]);
}

function checkInitial({ options, initial_option }: Item): string[] {
  if (initial_option === undefined) return [];
  const known = options.some((option: Item) => JSON.stringify(option) === JSON.stringify(initial_option));
  return known ? [] : ["initial_option: not among the options"];
}

function checkImage({ image_url, slack_file, alt_text }: Item): string[] {
  const source =
    slack_file === undefined
      ? lengthOf("image_url", image_url, 1, 3000)
      : [
          ...(image_url === undefined ? [] : ["image_url beside slack_file"]),
          ...lengthOf("slack_file.id", slack_file.id, 1, 20),
        ];
  return [...source, ...lengthOf("alt_text", alt_text, 1, 2000)];
}

function checkText(object: Item | undefined, types: string[], most: number): string[] {
  if (object === undefined || !types.includes(object.type)) return [`text object: ${object?.type}`];
  return lengthOf(object.type, object.text, 1, most);
}

function lengthOf(name: string, value: unknown, least: number, most: number): string[] {
  if (typeof value !== "string") return [`${name}: no string`];
  return value.length < least || value.length > most ? [`${name}: ${value.length} characters`] : [];
}

/** What Slack would refuse in a view. */
export function checkView(view: Item): string[] {
  const problems = checkBlocks(view.blocks, view.type === "home" ? "home" : "modal");
  if (view.type === "home") return problems;
  const inputs = view.blocks?.some((block: Item) => block.type === "input");
  return [
    ...problems,
    ...checkText(view.title, ["plain_text"], 24),
    ...(inputs || view.submit !== undefined ? checkText(view.submit, ["plain_text"], 24) : []),
    ...(view.close === undefined ? [] : checkText(view.close, ["plain_text"], 24)),
    ...(String(view.private_metadata ?? "").length > 3000 ? ["private_metadata"] : []),
    ...(String(view.callback_id ?? "").length > 255 ? ["callback_id"] : []),
  ];
}
