// node example.mjs "HĐND họp về công tác dân vận."
import { readFileSync } from "node:fs";
import * as tieng from "./pkg/tieng.js";

tieng.initSync({ module: readFileSync(new URL("pkg/tieng_bg.wasm", import.meta.url)) });
for (const text of process.argv.slice(2)) {
    for (const sentence of tieng.sentences(text)) console.log(tieng.words(sentence).join(" | "));
    console.log(tieng.expand(text));
}
