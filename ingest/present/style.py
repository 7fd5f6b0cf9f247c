"""The style sheet of the web page of an article: light and dark, narrow and wide, no other file."""

CSS = """
:root { color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1d1d1f; --soft: #5c5c66; --line: #d9d6cc; --card: #ffffff; --focus: #0b57d0;
  --person: #00697a; --government: #1f4fb8; --organization: #7a2f8f; --place: #2c6e1f; --role: #6b5a00;
  --date: #8a5200; --trigger: #b3261e; --cue: #7a5900; --content: #fff4cf; --hit: #ffe08a; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #17181b; --ink: #ececf0; --soft: #a9aab4; --line: #3a3c44; --card: #1f2126; --focus: #8ab4f8;
  --person: #6fd3e3; --government: #92b4ff; --organization: #dd9cf0; --place: #95d67f; --role: #dcc765;
  --date: #f0b565; --trigger: #ff8f85; --cue: #e8c15c; --content: #33301f; --hit: #6a5300; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1.1rem/1.9 "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Segoe UI", "Tahoma", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.6; } h2 { font-size: 1.2rem; margin-block: 2rem .5rem; }
h3 { font-size: 1rem; margin: 0; } p { margin-block: .6rem; }
small, code, .en { font-family: ui-monospace, Consolas, monospace; font-size: .75rem; color: var(--soft); }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .25em; }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.text { border-inline-start: 4px solid var(--line); padding-inline-start: 1rem; }
.text .title { font-weight: bold; } .text .other { color: var(--soft); font-size: .95rem; }
.s { text-decoration: none; } .content { background: var(--content); }
.person { color: var(--person); border-bottom: 2px solid; } .government { color: var(--government); border-bottom: 2px double; }
.organization { color: var(--organization); border-bottom: 2px dashed; } .place { color: var(--place); border-bottom: 2px dotted; }
.role { color: var(--role); border-bottom: 1px dashed; } .reference { border-bottom: 1px dotted; font-style: italic; }
.title-words { border-bottom: 1px solid var(--line); } .date { color: var(--date); border-bottom: 1px solid; }
.cue { color: var(--cue); font-weight: bold; } .status, .condition { text-decoration: underline wavy var(--trigger); }
.trigger { color: var(--trigger); font-weight: bold; border-bottom: 3px solid; }
.tag { font-size: .7rem; color: var(--soft); border: 1px solid var(--line); border-radius: .4rem; padding: 0 .25rem;
  margin-inline: .15rem; text-decoration: none; white-space: nowrap; }
.at { display: inline-block; inline-size: 0; block-size: 1em; scroll-margin-block: 6rem; }
.at:target { border-inline-start: .4rem solid var(--trigger); inline-size: .4rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; font-size: .9rem; }
.notes { border: 2px solid var(--trigger); padding: .5rem 1rem; }
.cards { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .7rem 1rem; scroll-margin: 1rem; }
.card:target { background: var(--hit); } .card h3 { display: flex; flex-wrap: wrap; gap: .5rem; align-items: baseline; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .3rem 0; font-size: .95rem; }
dt { color: var(--soft); } dd { margin: 0; }
@media (max-width: 30rem) { body { padding: .6rem; } dl { grid-template-columns: 1fr; } dd { margin-inline-start: 1rem; } }
@media print { .card { break-inside: avoid; } }
"""
