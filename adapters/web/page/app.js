// The page's only script: puts messages where they belong and posts what the person does.
const list = document.querySelector("#messages");
const composer = document.querySelector("#composer");
const text = document.querySelector("#text");
const problem = document.querySelector("#problem");

/** Puts a rendered message in its place; replaces the one with the same id and keeps its thread. */
function put({ thread, html }) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const item = template.content.querySelector("li");
  for (const time of item.querySelectorAll("time"))
    time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const old = document.getElementById(item.id);
  if (old) {
    item.querySelector(".thread").replaceWith(old.querySelector(".thread"));
    const focused = old.contains(document.activeElement) ? document.activeElement?.dataset.action : undefined;
    old.replaceWith(item);
    if (focused) (item.querySelector(`[data-action="${CSS.escape(focused)}"]`) ?? item).focus?.();
    return;
  }
  const parent = thread ? document.getElementById(`m-${thread}`)?.closest("#messages > li") : null;
  (parent?.querySelector(".thread") ?? list).append(item);
  item.scrollIntoView({ block: "nearest" });
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  problem.hidden = answer?.ok ?? false;
  return answer?.ok ?? false;
}

for (const template of list.querySelectorAll("template")) {
  put({ thread: template.dataset.thread, html: template.innerHTML });
  template.remove();
}

const events = new EventSource("/events");
events.addEventListener("put", (event) => put(JSON.parse(event.data)));
events.addEventListener("removed", (event) =>
  document.getElementById(`m-${JSON.parse(event.data).id}`)?.remove(),
);
events.addEventListener("alive", () => {
  problem.hidden = true;
});
events.addEventListener("error", () => {
  problem.hidden = false;
});

composer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { editing } = composer.dataset;
  const sent = editing
    ? post("/edits", { message: editing, text: text.value })
    : post("/messages", { text: text.value });
  if (!(await sent)) return;
  delete composer.dataset.editing;
  text.value = "";
});
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});

document.querySelector(".tour").addEventListener("click", (event) => {
  const said = event.target.closest("button")?.dataset.say;
  if (said) post("/messages", { text: said });
});

const messageOf = (element) => element.closest("[data-message]").dataset.message;

list.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const message = messageOf(button);
  if (button.dataset.action) post("/actions", { message, action: button.dataset.action, value: null });
  if (button.dataset.emoji) post("/reactions", { message, emoji: button.dataset.emoji });
  if ("edit" in button.dataset) edit(button.closest("[data-message]"));
  if ("remove" in button.dataset) post("/removals", { message });
});
list.addEventListener("change", (event) => {
  const { dataset, value } = event.target;
  if (dataset.action) post("/actions", { message: messageOf(event.target), action: dataset.action, value });
  if ("flag" in dataset) reactWithFlag(event.target);
});

/** The message's text goes back into the composer; sending it changes the message. */
function edit(item) {
  composer.dataset.editing = item.dataset.message;
  text.value = item.querySelector(".text").textContent;
  text.focus();
}

/** A country's flag is its two letters written with regional indicator symbols (Unicode TR51). */
function reactWithFlag(input) {
  const letters = input.value.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(letters)) return;
  const emoji = [...letters].map((letter) => String.fromCodePoint(letter.charCodeAt(0) + 0x1f1a5)).join("");
  input.value = "";
  post("/reactions", { message: messageOf(input), emoji });
}
