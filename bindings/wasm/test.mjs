// What the browser gets, tried under Node: `cargo run -p pack && node --test`.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import * as tieng from "./pkg/tieng.js";

const here = (path) => new URL(path, import.meta.url);
tieng.initSync({ module: readFileSync(here("pkg/tieng_bg.wasm")) });

const BENCH = readdirSync(here("../../data/bench")).map((name) => readFileSync(here(`../../data/bench/${name}`), "utf8"));
const HARD = [
    "", " ", "\0", "👍", "👨‍👩‍👧 Mưa to. 𝔘𝔫𝔦 lúc 14h30", "HĐND\r\nhọp\u00a0về CTDV\u200b.", "\u0301a\u0301\u0301",
    "日本語 русский e\u0302\u0301", "a".repeat(100_000), "HĐND họp. ".repeat(2_000),
];
const TEXTS = [...BENCH, ...HARD].flatMap((text) => [text, text.normalize("NFD")]);

function slices(text, spans) {
    assert.equal(spans.length % 2, 0);
    return Array.from({ length: spans.length / 2 }, (_, at) => text.slice(spans[2 * at], spans[2 * at + 1]));
}

test("spans count as JavaScript does", () => {
    assert.deepEqual([...tieng.wordSpans("👍 Công tác")], [0, 2, 3, 11]);
    for (const text of TEXTS) {
        assert.deepEqual(slices(text, tieng.wordSpans(text)), tieng.words(text));
        assert.deepEqual(slices(text, tieng.sentenceSpans(text)), tieng.sentences(text));
        for (const found of tieng.abbreviations(text)) {
            assert.equal(text.slice(found.start, found.end).normalize().replace(/\.$/, ""), found.key);
        }
    }
});

test("only white space stands between words", () => {
    for (const text of TEXTS) {
        const bare = (string) => string.replace(/[\p{White_Space}]/gu, "");
        assert.equal(tieng.words(text).map(bare).join(""), bare(text));
    }
});

test("words, sentences, abbreviations", () => {
    const words = ["Công tác", "dân vận", "ở", "Thủ Đức", "."];
    assert.deepEqual(tieng.words("Công tác dân vận ở Thủ Đức."), words);
    assert.ok(tieng.words("trên con đường mới", "coarse").includes("con đường"));
    assert.ok(!tieng.words("trên con đường mới").includes("con đường"));
    assert.deepEqual(tieng.sentences("GS. Trần A đến TP. HCM. Ông họp."), ["GS. Trần A đến TP. HCM.", "Ông họp."]);
    assert.deepEqual(tieng.sentences("Mưa\nto.", "space"), ["Mưa\nto."]);
    assert.equal(tieng.expand("HĐND tỉnh họp."), "Hội đồng nhân dân tỉnh họp.");
    assert.equal(tieng.expand("HĐND họp. HĐND bàn.", "first"), "Hội đồng nhân dân họp. HĐND bàn.");
    const [found] = tieng.abbreviations("🌞 HĐND họp.");
    assert.deepEqual([found.start, found.end, found.expansion], [3, 7, "Hội đồng nhân dân"]);
    assert.deepEqual(found.candidates, ["Hội đồng nhân dân"]);
});

test("normalize", () => {
    for (const text of TEXTS) {
        assert.equal(tieng.normalize(text), text.normalize("NFC"));
        assert.equal(tieng.normalize(text, "nfd"), text.normalize("NFD"));
    }
    assert.equal(tieng.normalize("Hòa thủy", "nfc", "new"), "Hoà thuỷ");
    assert.equal(tieng.normalize("Ðược cuả tóan học", undefined, undefined, true, true), "Được của toán học");
});

test("a lone surrogate is a character that is none", () => {
    const text = "Việt \ud800 Nam họp.";
    const words = slices(text, tieng.wordSpans(text));
    assert.deepEqual([words.join(""), words.at(-2)], [text.replaceAll(" ", ""), "họp"]);
    assert.ok(tieng.words(text).includes("\ufffd"));
});

test("a wrong choice lists the right ones", () => {
    assert.throws(() => tieng.normalize("a", "x"), /form must be 'nfc' or 'nfd', not 'x'/);
    assert.throws(() => tieng.words("a", "x"), /granularity must be 'fine' or 'coarse'/);
    assert.throws(() => tieng.sentences("a", "x"), /lineBreaks must be/);
    assert.throws(() => tieng.expand("a", "x"), /mode must be/);
});

test("the README says what is so", () => {
    const readme = readFileSync(here("README.md"), "utf8");
    const [, block] = readme.match(/```js\n([^]*?)```/);
    const lines = block.split("\n").map((line) => line.split(" // ")).filter((line) => line.length === 2);
    assert.ok(lines.length >= 5);
    for (const [code, wanted] of lines) {
        const value = new Function("tieng", `return ${code.trim().replace(/;$/, "")}`)(tieng);
        assert.deepEqual(value instanceof Uint32Array ? [...value] : value, new Function(`return ${wanted}`)(), code);
    }
});
