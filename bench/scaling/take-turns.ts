/**
 * Lets processes run one after another in turns of a cycle, as if each had a slow machine of its own: what they do is
 * then limited by nothing that they share but the store. Returns what ends it; all run freely then.
 */
export function takeTurns(pids: readonly number[], turns: number, turnMs: number): () => void {
  let turn = 0;
  const signal = (index: number, name: "SIGSTOP" | "SIGCONT") => {
    const pid = pids[index];
    if (pid !== undefined) process.kill(pid, name);
  };
  for (const index of pids.keys()) signal(index, "SIGSTOP");
  const timer = setInterval(() => {
    signal(turn, "SIGSTOP");
    turn = (turn + 1) % turns;
    signal(turn, "SIGCONT");
  }, turnMs);
  return () => {
    clearInterval(timer);
    for (const index of pids.keys()) signal(index, "SIGCONT");
  };
}
