// HTML as text: what its reader sees, nothing else, and where its links lead.
import assert from "node:assert/strict";
import { readHtml } from "../../../docs/assets/js/pure/htmltext.js";

for (
  const [html, wanted] of [
    ["판매 <b>중</b>지", "판매 중지"],
    ["a  \n b\t c", "a b c"],
    ["a<br>b<br/>c<BR />d", "a\nb\nc\nd"],
    ["a<br><br>b", "a\n\nb"],
    ["<div>a</div><div>b<br></div><div>c</div>", "a\nb\nc"],
    ["<p>a</p><p>b</p>", "a\n\nb"],
    ["<p>a<p>b", "a\n\nb"],
    ["<ul><li>a<li>b</ul>c", "a\nb\n\nc"],
    ["<h1>a</h1>b<hr>c", "a\n\nb\n\nc"],
    ["<pre>a\n  b</pre>", "a\n  b"],
    [
      "<table><tr><th>옵션ID</th><td> 84123456789 </td></tr><tr><td>a<td>b</table>",
      "옵션ID\t84123456789\na\tb",
    ],
    ["<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\tb"],
    ["<table><tr><td>a</td><td></td></tr><tr><td>b</td></tr></table>c", "a\nb\n\nc"],
    ["<table><tr><td>a</td><td><table><tr><td>b</table></table>c", "a\tb\n\nc"],
    ["<tr><td>a<td>b<tr><td>c", "a\nb\nc"],
    ["<table><tr><td>a<br>b</td><td>c</td></tr></table>", "a\nb\nc"],
    [
      "<table><tr><td><table><tr><td>a<td>b</table></td></tr><tr><td>c</td></tr></table>",
      "a\tb\n\nc",
    ],
    ["a&nbsp;b &lt;c&gt; &amp;amp; &#54032;&#xB9E4; &hellip;&copy;", "a b <c> &amp; 판매 …©"],
    ["&#128;&#0;&#x110000;&#xD800;&bogus; &amp &", "€\ufffd\ufffd\ufffd&bogus; & &"],
    ["1 < 2 > 1 <3", "1 < 2 > 1 <3"],
    ["a<script>b</script>c<style>d</style>e<title>f</title>", "ace"],
    ["a<script>document.write('<p>b</p>')</SCRIPT >c", "ac"],
    ["a<script>b", "a"],
    ["a<!-- b --><!-- <p> -- > -->c<!doctype x><?php d ?>e", "ace"],
    ["<!--[if mso]>a<![endif]--><![if !mso]>b<![endif]>", "b"],
    ["a<!-- b", "a"],
    ['a<div style="color:red; DISPLAY : none">b<p>c</p></div>d', "ad"],
    ["a<span hidden>b</span>c<i style='visibility:hidden'>d</i>", "ac"],
    ["<p style='display:none'>a<p>b", "b"],
    ["<div hidden><div>a</div>b</div>c", "c"],
    ["a<svg><text>b</text></svg><select><option>c</select>d", "ad"],
    ["a<img src=x onerror=alert(1) alt=b>c", "ac"],
    ["<a href='x>y' title=\"</a>\">a</a>b", "ab"],
    ["a</p></div></b></table>b", "a\n\nb"],
    ["판\u200b매\u202e 중\u00ad지\ufeff", "판매 중지"],
    ["", ""],
    ["<p> &nbsp; </p>", ""],
  ]
) {
  Deno.test(`text: ${html}`, () => assert.equal(readHtml(html).text, wanted));
}

Deno.test("links are what they show and where they lead", () => {
  const { links } = readHtml(
    '<a href="https://wing.coupang.com/a?b=1&amp;c=2">WING <b>바로가기</b></a> ' +
      "<A HREF=http://coupang.com.evil.help>https://wing.coupang.com</A> <a name=x>no link</a> " +
      "<a href='java\nscript:alert(1)'><img src=x></a> <a href='&#106;avascript:x'>y<a href=z>t",
  );
  assert.deepEqual(links, [
    { text: "WING 바로가기", href: "https://wing.coupang.com/a?b=1&c=2" },
    { text: "https://wing.coupang.com", href: "http://coupang.com.evil.help" },
    { text: "", href: "javascript:alert(1)" },
    { text: "y", href: "javascript:x" },
    { text: "t", href: "z" },
  ]);
});

Deno.test("a link that cannot be seen is none, and marks are taken out of what it shows", () => {
  const hidden = readHtml("<div hidden><a href=x>a</a></div><a href=y style=display:none>b</a>");
  assert.deepEqual(hidden.links, []);
  assert.deepEqual(readHtml("<a href='\u202ea'>b\u202ec</a>").links, [{ text: "bc", href: "a" }]);
});
