"""The style of an exported page: light and dark, on screen and on paper, marks without colour."""

from __future__ import annotations

STYLE = """\
:root { color-scheme: light dark;
  --paper: #ffffff; --ink: #1c1d1f; --faint: #595c61; --rule: #c9ccd1;
  --link: #0b4fb3; --mark: #ffec99; --quote: #eef3fb; --note: #f6f6f3; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #17181b; --ink: #e7e8ea; --faint: #a9adb5; --rule: #43464d;
  --link: #9cc4ff; --mark: #5a4a00; --quote: #20283a; --note: #212328; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; }
h1 { line-height: 1.2; } h2 { line-height: 1.3; margin-top: 2em; }
p, li, blockquote { white-space: pre-line; }
li.own { list-style: none; text-indent: -1.5em; } li.own p { text-indent: 0; }
table { border-collapse: collapse; font-size: .9rem; }
td { padding: .2em .8em .2em 0; border-bottom: 1px solid; vertical-align: top; }
pre { overflow-x: auto; white-space: pre-wrap; font-size: .9rem; }
a { color: var(--link); }
a:focus-visible, :target { outline: 2px solid var(--link); outline-offset: 2px; }
.standfirst { font-size: 1.2rem; }
.facts, .caption, .what { color: var(--faint); font-size: .9rem; }
.pull { border-block: 1px solid var(--rule); padding: .5rem 0; font-size: 1.2rem; }
blockquote { margin: 1em 0; border-left: 3px solid var(--rule); padding-left: 1rem; }
.quote { background: var(--quote); border-bottom: 1px dotted var(--faint); }
.person { font-weight: bold; }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid currentColor; }
mark.bookmark { background: none; border-bottom-style: dashed; }
.flag { font-weight: bold; }
.ref { font-size: .75em; line-height: 0; vertical-align: super; }
.note { font: .95rem/1.45 system-ui, sans-serif; background: var(--note);
  border-left: 4px solid var(--link); margin: .5rem 0 1rem; padding: .5rem .75rem; }
.note p { margin: .25rem 0; } .lost { border-left-style: dashed; }
mark.begins::before, mark.ends::after { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
mark.begins::before { content: " [" attr(data-kind) " begins] "; }
mark.ends::after { content: " [" attr(data-kind) " ends] "; }
@media (min-width: 72rem) {
  main { margin-left: max(2rem, calc(50vw - 30rem)); }
  article > .note { float: right; clear: right; width: 16rem; margin: 0 -18rem 1rem 0; } }
@media print { :root { --paper: #fff; --ink: #000; --faint: #333; --rule: #999; --link: #000;
    --mark: #eee; --quote: #fff; --note: #fff; }
  main { max-width: none; padding: 0; } .note, blockquote, .pull { break-inside: avoid; }
  .source::after { content: " (" attr(href) ")"; } }
"""
