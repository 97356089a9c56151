// What is asked of the program, and what it answers.

export async function post(path, fields = {}) {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields),
  });
  const text = await answer.text();
  try { return JSON.parse(text); } catch { return { refused: text.trim() }; }
}
