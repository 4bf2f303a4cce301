/** Light and dark, readable from 360 px on. */
export const PAGE_CSS = `:root {
  --ground: #f6f7f9; --card: #ffffff; --ink: #1b2330; --soft: #5b6675; --line: #dde2e9;
  --accent: #2f5fc8; --good: #1d7a4a; --warn: #8f5a00; --bad: #b3261e; --idle: #6b7480;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161d; --card: #1b212b; --ink: #e8ecf2; --soft: #9aa6b6; --line: #2c3542;
    --accent: #8fb0ff; --good: #62d296; --warn: #f0b54c; --bad: #ff8a80; --idle: #98a3b3;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between;
  padding: .75rem clamp(1rem, 4vw, 2.5rem); background: var(--card); border-bottom: 1px solid var(--line); }
.brand { display: inline-flex; gap: .6rem; align-items: center; font-weight: 650; color: var(--ink); text-decoration: none; }
nav { display: flex; gap: 1.25rem; }
main { max-width: 68rem; margin: 0 auto; padding: clamp(1rem, 4vw, 2.5rem); }
h1 { font-size: clamp(1.4rem, 4vw, 2rem); line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; }
.lead { color: var(--soft); margin: 0 0 1.5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.25rem; margin: 0 0 1.1rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1.1rem; margin: 0 0 1.1rem; }
.tiles .card { margin: 0; }
.figure { font-size: 1.5rem; font-weight: 650; overflow-wrap: anywhere; }
.note { color: var(--soft); font-size: .9rem; margin: 0; }
.rows { list-style: none; margin: 0; padding: 0; }
.rows li { display: flex; flex-wrap: wrap; gap: .15rem .9rem; align-items: baseline; padding: .6rem 0; border-top: 1px solid var(--line); }
.rows li:first-child { border-top: 0; padding-top: 0; }
.rows strong { overflow-wrap: anywhere; }
.rows .note { flex-basis: 100%; }
.state { font-size: .85rem; font-weight: 600; white-space: nowrap; }
.state::before { content: "\\25CF\\00A0"; }
.up, .ready { color: var(--good); } .degraded { color: var(--warn); } .down, .not-ready { color: var(--bad); } .unknown { color: var(--idle); }
form { display: grid; gap: .8rem; max-width: 22rem; }
label { display: grid; gap: .25rem; font-weight: 550; }
input, button { font: inherit; padding: .55rem .75rem; border-radius: 8px; border: 1px solid var(--soft); background: var(--ground); color: var(--ink); min-height: 44px; }
button { background: var(--accent); border-color: var(--accent); color: var(--card); font-weight: 600; cursor: pointer; }
button.plain { background: transparent; color: var(--accent); }
.error { color: var(--bad); margin: 0; min-height: 1.5em; }
.error:empty { min-height: 0; }
code { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; }
dt { font-weight: 600; margin-top: .7rem; } dd { margin: 0; }
[hidden] { display: none !important; }
`;
