// Answers the questions of Python's tests (tests/browser_code.py): each line that comes in names modules, a function and its
// last argument; each line that goes out is what the function made of them.
import { TextLineStream } from "./lines.js";

const folder = new URL("../../../docs/assets/js/pure/", import.meta.url);
const lines = Deno.stdin.readable.pipeThrough(new TextDecoderStream()).pipeThrough(
  new TextLineStream(),
);
for await (const line of lines) {
  const { names, source, argument } = JSON.parse(line);
  let answer;
  try {
    const modules = await Promise.all(
      names.map((/** @type {string} */ name) => import(new URL(`${name}.js`, folder).href)),
    );
    const act = new Function(`return (${source})`)();
    answer = { value: await act(...modules, argument) };
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify(answer));
}
